import { batch } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { codeOf } from "../shared/hub.js";
import { isBlank } from "../shared/message-text.js";
import type { Id, Section } from "../shared/wire.js";
import { Answers } from "./answers.js";
import { Commands } from "./commands.js";
import { Handed } from "./handed.js";
import { countKept, eraseKept, ownerOf } from "./kept-here.js";
import { Live } from "./live.js";
import { Moves } from "./moves.js";
import { Notes } from "./notes.js";
import { Notices } from "./notices.js";
import { Reading } from "./reading.js";
import { emptyBook, neighbour, nextWaiting } from "./rows.js";
import { Seeking } from "./seeking.js";
import { sessionAt, textsAt } from "./session.js";
import type { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { Threads } from "./threads.js";
import { Words } from "./wording.js";

/** One pane at a time; the sheet says the same. */
export const isNarrow = (): boolean => matchMedia("(max-width: 899px)").matches;

/** The desk of one signed-in person: the store, and what may be done with it. */
export class Console {
  readonly #session;
  readonly live: Live;
  readonly threads: Threads;
  readonly answers: Answers;
  readonly notes: Notes;
  readonly commands: Commands;
  readonly notices: Notices;
  readonly reading: Reading;
  readonly seeking: Seeking;

  constructor(readonly store: Store) {
    const hub = () => this.live.hub;
    this.#session = sessionAt(store.mount);
    this.answers = new Answers(
      store,
      hub,
      dialog => this.threads.stateOf(dialog),
      thread => this.threads.schedule(thread),
    );
    this.threads = new Threads(
      store,
      hub,
      dialog => this.answers.boxFor(dialog),
      () => this.isThreadLookedAt(),
    );
    this.reading = new Reading(store, hub, () => this.isThreadLookedAt());
    this.commands = new Commands(store, hub);
    this.notes = new Notes(store, hub);
    this.seeking = new Seeking(store, this.threads);
    const tabs = new Tabs(store.clock, () => ownerOf(store.mount, store.project.peek(), store.me));
    this.notices = new Notices(store, tabs, () => this.isThreadLookedAt(), dialog => this.open(dialog));
    const moves = new Moves(
      store,
      hub,
      (row, text) => this.notices.tell(row, text),
      dialog => this.open(dialog),
      () => this.isThreadShown(),
    );
    this.live = new Live(store, {
      started: () => {
        this.threads.reopen();
        this.answers.ready(true);
        this.answers.adopt();
        this.#restorePlace();
      },
      lost: () => this.answers.ready(false),
      log: part => this.threads.log(part),
      marks: marks => this.threads.marks(marks),
      presence: presence => this.threads.presence(presence),
      client: client => this.threads.client(client),
      resync: dialog => this.threads.resync(dialog),
      news: rows => this.notices.tellAll(rows.map(row => ({ row, text: row.last?.text ?? "" }))),
      moved: (row, move, since) => void moves.consider(row, move, since),
      ended: why => this.#signedOut(why),
      checkSession: () => void this.#checkSession(),
    });
  }

  start(): void {
    this.notices.start();
    new Words(this.store, textsAt(this.store.mount)).follow();
    this.#tick();
    this.#watchPage();
    void this.#findSession();
  }

  async #findSession(): Promise<void> {
    try {
      await this.#enter(await this.#session.find());
    } catch (why) {
      if (codeOf(why) === "not_signed_in") this.store.session.value = null;
      else this.store.clock.after(2_000, () => void this.#findSession());
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.#enter(await this.#session.begin(email, password));
  }

  /** What signing out would erase. */
  get kept(): { drafts: number; pending: number } {
    return countKept(this.store.keep, this.store.mount);
  }

  async signOut(): Promise<void> {
    await this.#session.end();
    this.answers.stop();
    eraseKept(this.store.keep, this.store.mount);
    this.#signedOut(null);
  }

  chooseSection(section: Section): void {
    const { store } = this;
    batch(() => {
      store.section.value = section;
      store.query.value = "";
      store.pane.value = "list";
    });
    if (!store.book.peek().lists[section].loaded) void this.live.page(section);
  }

  /** Opens whoever has waited longest for an answer; who was passed over comes again after the others. */
  async openNext(): Promise<void> {
    const { store } = this;
    await this.live.wholeList("mine");
    // The row says so only with the log: until then the answer is on its way, or accepted and not in the log yet.
    const isAnswered = (dialog: Id) => {
      const thread = store.threads.peek().get(dialog);
      return thread !== undefined && thread.pending.peek().length + thread.echoes.peek().length > 0;
    };
    const next = nextWaiting(store.book.peek(), store.openId.peek(), isAnswered);
    if (next === null || next === store.openId.peek()) {
      store.toasts.say(store.texts.peek()(next === null ? "next.none" : "next.only"));
      return;
    }
    this.open(next);
    this.focusComposer();
  }

  /** Opens the neighbour in the list that is shown. */
  step(by: 1 | -1): void {
    const { store } = this;
    const next = neighbour(store.rows.peek(), store.openId.peek(), by);
    if (next) this.open(next);
  }

  /** @param query What a search found it by: its line comes into sight. */
  open(dialog: Id, query = ""): void {
    const jumps = query.trim() ? this.seeking.begin(dialog, query) : null;
    this.threads.show(dialog);
    void jumps?.();
    history.replaceState(null, "", `#${dialog}`);
  }

  /** Closes a dialog; what was typed in it and not sent asks first. Nothing of it is lost either way. */
  async close(dialog: Id, isAllowed = false): Promise<void> {
    const { store } = this;
    if (!isAllowed && (!isBlank(store.drafts.peek().of(dialog)) || !isBlank(store.notes.peek().of(dialog)) || store.edits.peek().hasIn(dialog))) {
      store.overlay.value = "close";
      return;
    }
    this.threads.stateOf(dialog).isClosedHere = true;
    const closing = this.commands.close(dialog);
    // The field may be gone, and the keys with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) (document.getElementById("dialogs") ?? document.getElementById("composer"))?.focus();
    });
    if (!(await closing)) this.threads.stateOf(dialog).isClosedHere = false;
  }

  closeThread(): void {
    this.threads.hide();
    history.replaceState(null, "", location.pathname + location.search);
  }

  /** From a dialog that is not there to those that are. */
  leaveForList(): void {
    this.closeThread();
    this.chooseSection("mine");
    requestAnimationFrame(() => document.getElementById("dialogs")?.focus());
  }

  /** On a phone the composer waits for a touch, or the keyboard would hide the thread. */
  focusComposer(): void {
    if (isNarrow()) return;
    requestAnimationFrame(() => document.getElementById("composer")?.focus({ preventScroll: true }));
  }

  /** Esc: away from what stands on top. */
  stepBack(): boolean {
    const { store } = this;
    const open = store.openId.peek();
    if (open !== null && store.edits.peek().openIn(open)) store.edits.peek().leave(open);
    else if (store.pane.peek() === "card") store.pane.value = "thread";
    else if (store.query.peek()) store.query.value = "";
    else if (isNarrow() && store.openId.peek()) this.closeThread();
    else return false;
    return true;
  }

  async switchStatus(available: boolean): Promise<void> {
    const { store } = this;
    const before = store.status.peek();
    if (!before) return;
    const expected = { ...before, available, why: { kind: "hand", by: store.me, at: new Date(store.time.now()).toISOString() } };
    store.status.value = expected;
    try {
      if (!this.live.hub?.isOpen) throw new Error("lost");
      store.status.value = (await this.live.hub.call("Switch", { available })).status;
    } catch {
      if (store.status.peek() === expected) store.status.value = before;
      store.toasts.say(store.texts.peek()("status.failed"));
    }
  }

  async #enter(session: NonNullable<Store["session"]["value"]>): Promise<void> {
    const { store } = this;
    const wanted = new URLSearchParams(location.search).get("project");
    const project = session.projects.find(project => project.slug === wanted) ?? (wanted ? undefined : session.projects[0]);
    batch(() => {
      store.signInNote.value = null;
      store.projectIsMissing.value = session.projects.length > 0 && !project;
      store.project.value = project?.slug ?? "";
      store.session.value = session;
    });
    if (project) this.live.connect();
  }

  async #checkSession(): Promise<void> {
    try {
      await this.#session.find();
    } catch (why) {
      if (codeOf(why) === "not_signed_in") this.#signedOut("ended");
    }
  }

  #signedOut(note: "ended" | "forbidden" | null): void {
    const { store } = this;
    this.live.stop();
    this.answers.stop();
    batch(() => {
      for (const thread of store.threads.peek().values()) thread.rest();
      store.threads.value = new Map();
      store.openId.value = null;
      store.overlay.value = null;
      store.desk.value = null;
      store.status.value = null;
      store.book.value = emptyBook;
      store.counts.value = { mine: 0, common: 0, archive: 0 };
      store.query.value = "";
      store.handed.value = new Handed(store.keep, "");
      store.pane.value = "list";
      store.signInNote.value = note;
      store.session.value = null;
    });
  }

  /** After a reload the same dialog is open again. */
  #restorePlace(): void {
    const dialog = location.hash.slice(1);
    if (/^[0-9a-f-]{36}$/.test(dialog) && !this.store.openId.peek()) this.threads.show(dialog);
  }

  /** The thread is on a visible, focused page. */
  isThreadLookedAt(): boolean {
    return document.visibilityState === "visible" && document.hasFocus() && this.isThreadShown();
  }

  /** No other pane covers the thread. */
  isThreadShown(): boolean {
    return this.store.pane.peek() === "thread" || !isNarrow();
  }

  #watchPage(): void {
    const { store } = this;
    const look = () => {
      store.isOnline.value = navigator.onLine;
      store.attention.value++;
    };
    for (const name of ["online", "offline", "focus", "blur", "resize"]) addEventListener(name, look);
    document.addEventListener("visibilitychange", look);
    look();
  }

  #tick(): void {
    this.store.clock.after(1_000, () => {
      this.store.now.value = this.store.time.now();
      this.#tick();
    });
  }
}

export const ConsoleContext = createContext<Console | null>(null);

export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (!found) throw new Error("The console's parts live inside <App>.");
  return found;
}

export const useTexts = () => useConsole().store.texts.value;
