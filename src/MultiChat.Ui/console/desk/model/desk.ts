import { effect, untracked } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { isBlank } from "../../../shared/message-text.js";
import type { Section } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { App, Start } from "../../app/app.js";
import type { Heard } from "../../app/connection.js";
import { isNarrow } from "../../app/narrow.js";
import { Templates } from "../../templates/panel/templates.js";
import { Answers } from "./answers.js";
import { Commands, type Target } from "./commands.js";
import { dialogAddress, deskPlaceOf, oldDialogOf, searchAddress, sectionAddress } from "./desk-place.js";
import { Feed } from "./feed.js";
import { takeLeft } from "./left-place.js";
import { Moves } from "./moves.js";
import { Notes } from "./notes.js";
import { Reading } from "./reading.js";
import { neighbour, nextWaiting } from "./rows.js";
import { Seeking } from "./seeking.js";
import { DeskStore } from "./store.js";
import { Threads } from "./threads.js";
import { Typing } from "./typing.js";

/** How long the typing of a search pauses before the address says it. */
const typingPause = 180;

/** The operator's desk: its store, and what may be done with it. */
export class Desk {
  readonly store: DeskStore;
  readonly feed: Feed;
  readonly threads: Threads;
  readonly answers: Answers;
  readonly notes: Notes;
  readonly commands: Commands;
  readonly reading: Reading;
  readonly seeking: Seeking;
  readonly typing: Typing;
  /** What a dialog is opened for, until its place is followed. */
  #wanted: { dialog: Id; query: string } | null = null;
  #stood: { dialog: Id; index: number; list: string } | null = null;
  #isSearchSettled = false;
  #cancelTyping: (() => void) | null = null;
  /** The first place that this page stood at: a link, a reload, an address that was typed. */
  #isFirst = true;

  constructor(
    readonly app: App,
    readonly templates = new Templates(app),
  ) {
    const store = (this.store = new DeskStore(app));
    const hub = () => app.hub;
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
    this.commands = new Commands(store, hub, dialog => this.open(dialog));
    this.notes = new Notes(store, hub);
    this.seeking = new Seeking(store, this.threads);
    this.typing = new Typing(store, hub);
    const moves = new Moves(
      store,
      hub,
      (row, text) => app.notices.tell({ dialog: row.id, version: row.version, title: row.client.name, text }),
      dialog => this.open(dialog),
      () => this.isThreadShown(),
    );
    this.feed = new Feed(store, hub, {
      log: part => this.threads.log(part),
      marks: marks => this.threads.marks(marks),
      presence: presence => this.threads.presence(presence),
      typing: sign => this.typing.pushed(sign),
      seen: rows => this.typing.seen(rows),
      client: client => this.threads.client(client),
      resync: dialog => this.threads.resync(dialog),
      news: rows =>
        app.notices.tellAll(rows.map(row => ({ dialog: row.id, version: row.version, title: row.client.name, text: row.last?.text ?? "" }))),
      moved: (row, move, since) => void moves.consider(row, move, since),
    });
  }

  /** From now on the desk shows what the place says. */
  begin(): void {
    this.app.notices.begin({
      count: () => this.store.unreadOf("mine"),
      lookedAt: () => this.#dialogLookedAt,
      show: dialog => this.open(dialog),
    });
    effect(() => {
      const { place, mark } = this.app.places.now.value;
      if (this.app.start.value) untracked(() => this.#follow(place, mark.memo));
    });
    effect(() => this.#putListBeneath());
    effect(() => this.#see());
  }

  started(start: Start, heard: Heard, isNew: boolean): void {
    if (isNew) this.store.keepWork();
    if (!heard.has("sections")) this.store.counts.value = start.sections;
    this.threads.reopen();
    this.answers.ready(true);
    this.answers.adopt();
    void this.feed.refresh();
  }

  lost(): void {
    this.answers.ready(false);
    this.typing.clear();
    this.feed.lost();
  }

  signedOut(): void {
    this.feed.stop();
    this.answers.stop();
    this.store.clear();
  }

  /** Whether the place is one of the desk's. */
  get isShown(): boolean {
    const { place, mark } = this.app.places.now.value;
    return deskPlaceOf(place, mark.memo) !== null;
  }

  #follow(place: Parameters<typeof deskPlaceOf>[0], memo: string | null): void {
    const { store, app } = this;
    const old = oldDialogOf(place);
    if (old) return app.places.go(dialogAddress(old), { replace: true });
    const at = deskPlaceOf(place, memo);
    const wanted = this.#wanted;
    this.#wanted = null;
    if (!at) return this.threads.hide();
    const section = at.section ?? (at.dialog && this.#isFirst ? store.row(at.dialog)?.section : null) ?? store.section.peek();
    store.section.value = section;
    store.query.value = at.query;
    if (!at.query && !store.book.peek().lists[section].loaded) void this.feed.page(section);
    if (at.dialog === null) {
      this.#isFirst = false;
      return this.threads.hide();
    }
    const isOther = at.dialog !== store.openId.peek();
    const jump =
      at.message && (isOther || at.message !== store.thread.peek()?.target.peek()?.message)
        ? this.seeking.begin(at.dialog, { message: at.message, query: at.query })
        : wanted?.dialog === at.dialog && wanted.query.trim()
          ? this.seeking.begin(at.dialog, { message: null, query: wanted.query })
          : null;
    if (this.#isFirst && !at.message) this.#goBackTo(at.dialog);
    if (isOther) this.threads.show(at.dialog);
    void jump?.();
  }

  /** After a reload the thread stands where it stood. */
  #goBackTo(dialog: Id): void {
    const left = takeLeft(dialog);
    if (!left) return;
    const thread = this.threads.stateOf(dialog);
    thread.left = left;
    thread.beginsAt = left.key;
  }

  /** Whoever came by a link to a dialog finds its section beneath it, once it is known. */
  #putListBeneath(): void {
    const { store, app } = this;
    const row = store.row(store.openId.value);
    if (!this.#isFirst || !row) return;
    this.#isFirst = false;
    untracked(() => {
      const { mark } = app.places.now.peek();
      if (mark.depth > 0 || mark.memo !== null) return;
      app.places.putBeneath(sectionAddress(row.section));
      app.places.go(app.places.now.peek().place.address, { memo: sectionAddress(row.section) });
    });
  }

  chooseSection(section: Section): void {
    this.app.places.go(sectionAddress(section), { replace: isNarrow() });
  }

  /** The list that is shown, as an address. */
  get #list(): string {
    const { store } = this;
    return store.query.peek().trim() ? searchAddress(store.query.peek()) : sectionAddress(store.section.peek());
  }

  /** What is searched, as it is typed: the address follows when the typing pauses, one entry for all of it. */
  search(query: string): void {
    this.store.query.value = query;
    this.#cancelTyping?.();
    if (!query) return this.#typed();
    this.#cancelTyping = this.app.clock.after(typingPause, () => this.#typed());
  }

  /** The search that is typed is one to come back to. */
  settleSearch(): void {
    this.#typed();
    this.#isSearchSettled = true;
  }

  #typed(): void {
    const { store, app } = this;
    this.#cancelTyping?.();
    this.#cancelTyping = null;
    const query = store.query.peek();
    const isSearching = app.places.now.peek().place.path[0] === "search";
    if (query) {
      app.places.go(searchAddress(query), { replace: isSearching && !this.#isSearchSettled });
      this.#isSearchSettled = false;
    } else if (isSearching) app.places.up(app.places.now.peek().mark.under ?? sectionAddress(store.section.peek()));
  }

  /** Opens whoever has waited longest for an answer; who was passed over comes again after the others. */
  async openNext(): Promise<void> {
    const { store, app } = this;
    await this.feed.wholeList("mine");
    const next = nextWaiting(store.book.peek(), store.openId.peek(), this.#isAnswered);
    if (next === null || next === store.openId.peek()) {
      app.toasts.say(app.texts.peek()(next === null ? "next.none" : "next.only"));
      return;
    }
    this.open(next);
    this.focusComposer();
  }

  // The row says so only with the log: until then the answer is on its way, or accepted and not in the log yet.
  #isAnswered = (dialog: Id): boolean => {
    const thread = this.store.threads.peek().get(dialog);
    return thread !== undefined && thread.pending.peek().length + thread.echoes.peek().length > 0;
  };

  /** Opens the neighbour in the list that is shown. */
  step(by: 1 | -1): void {
    const { store } = this;
    const open = store.openId.peek();
    const was = this.#stood?.dialog === open && this.#stood.list === this.#list ? this.#stood.index : null;
    const next = neighbour(store.rows.peek(), open, by, was);
    if (next) this.open(next);
  }

  /** Where the open dialog stands in the list, or stood before it left it. */
  #see(): void {
    const { store } = this;
    const dialog = store.openId.value;
    const index = store.rows.value.findIndex(row => row.id === dialog);
    if (dialog !== null && index >= 0) this.#stood = { dialog, index, list: untracked(() => this.#list) };
  }

  /** @param query What a search found it by: its line comes into sight. */
  open(dialog: Id, query = "", message: Id | null = null): void {
    const { app, store } = this;
    if (this.#cancelTyping) this.#typed();
    this.#wanted = { dialog, query };
    app.places.go(dialogAddress(dialog, message), { memo: this.#list, replace: isNarrow() && store.openId.peek() !== null });
  }

  /** Closes a dialog; what was typed in it and not sent asks first. Nothing of it is lost either way. */
  async close(dialog: Id, isAllowed = false): Promise<void> {
    const { store } = this;
    if (!isAllowed && (!isBlank(store.drafts.peek().of(dialog)) || !isBlank(store.notes.peek().of(dialog)) || store.edits.peek().hasIn(dialog))) {
      store.overlay.value = "close";
      return;
    }
    this.threads.stateOf(dialog).isClosedHere = true;
    if (!(await this.#andGoOn(dialog, () => this.commands.close(dialog)))) this.threads.stateOf(dialog).isClosedHere = false;
  }

  handOver(dialog: Id, target: Target): Promise<boolean> {
    return this.#andGoOn(dialog, () => this.commands.handOver(dialog, target));
  }

  take(dialog: Id): Promise<boolean> {
    return this.commands.take(dialog);
  }

  /** The dialog that is left needs nothing more: whoever waits longest comes next, else its neighbour in the list. */
  async #andGoOn(dialog: Id, act: () => Promise<boolean>): Promise<boolean> {
    const { store, app } = this;
    const rows = store.rows.peek();
    const beside = neighbour(rows, dialog, 1) ?? neighbour(rows, dialog, -1);
    const done = act();
    if (store.openId.peek() === dialog && app.settings.goesOn.peek()) {
      const waiting = nextWaiting(store.book.peek(), null, this.#isAnswered);
      const next = waiting ?? (rows.some(row => row.id === dialog) ? beside : null);
      if (next && next !== dialog) this.open(next);
    }
    // The field may be gone, and the keys with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) (document.getElementById("composer") ?? document.getElementById("dialogs"))?.focus();
    });
    return done;
  }

  closeThread(): void {
    this.app.places.up(this.#list);
  }

  /** From a dialog that is not there to those that are. */
  leaveForList(): void {
    this.app.places.up(sectionAddress("mine"));
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
    if (!this.isShown) return false;
    if (open !== null && store.edits.peek().openIn(open)) store.edits.peek().leave(open);
    else if (store.isCardCalled.peek()) store.isCardCalled.value = false;
    else if (open === null && store.query.peek()) this.search("");
    else if (isNarrow() && open) this.closeThread();
    else return false;
    return true;
  }

  get #dialogLookedAt(): Id | null {
    const open = this.store.openId.value;
    void this.store.isCardCalled.value;
    return this.isThreadLookedAt() ? open : null;
  }

  /** The thread is on a visible, focused page. */
  isThreadLookedAt(): boolean {
    return document.visibilityState === "visible" && document.hasFocus() && this.isThreadShown();
  }

  /** No other pane covers the thread. */
  isThreadShown(): boolean {
    return !isNarrow() || (this.store.openId.peek() !== null && !this.store.isCardCalled.peek());
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const found = useContext(DeskContext);
  if (!found) throw new Error("The desk's parts live inside its page.");
  return found;
}
