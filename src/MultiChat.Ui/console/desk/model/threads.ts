import { batch } from "@preact/signals";
import type { Delivery } from "../../../shared/delivery.js";
import { codeOf, type Hub } from "../../../shared/hub.js";
import { Patience } from "../../../shared/patience.js";
import { apply, prepend, viewOf } from "../../../shared/view.js";
import type { Client } from "../../../shared/wire/client.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { DeskItem, DeskLog, DeskMarks, DeskMessage, Presence, Thread } from "../../../shared/wire/thread.js";
import type { Id, Place } from "../../../shared/wire/wire.js";
import { deliveryOf, nextMark, type MarkFacts } from "./marks.js";
import { unsure, withAnswered, withChanged, withRows } from "./rows.js";
import type { DeskStore } from "./store.js";
import { clientsIn, firstUnread } from "./thread-entries.js";
import { hasMessage, itemKinds, noMarks, ThreadState, type AnswerBox } from "./thread-state.js";

const endsBefore = (one: Place, other: Place): boolean =>
  one.eventSeq < other.eventSeq || (one.eventSeq === other.eventSeq && one.tag === other.tag);

/** The same card, and no older. */
const follows = (card: Client, shown: Client | null): boolean => shown?.id === card.id && shown.version <= card.version;

/** Fewer than the host lets one connection watch. */
const mostThreads = 16;

/** As many items a thread has at most from where it is opened further back: with so many there may be more. */
const windowLength = 100;

/** The number of the first of the client's messages that a window begins with. */
function firstOf(items: readonly DeskItem[]): number | null {
  const item = items.slice(-windowLength).find(item => "message" in item && item.message.from === "client");
  return item && "message" in item ? item.message.seq : null;
}

export class Threads {
  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
    private readonly outboxFor: (dialog: Id) => AnswerBox,
    /** The thread is on a visible, focused page. */
    private readonly isLookedAt: () => boolean,
  ) {}

  show(dialog: Id): void {
    const { store } = this;
    const thread = this.#stateOf(dialog);
    batch(() => {
      if (store.openId.peek() !== dialog) this.#leave(store.openId.peek());
      store.openId.value = dialog;
      store.isCardCalled.value = false;
      const row = store.book.peek().rows.get(dialog);
      if (row) store.handed.peek().open(row);
      this.#markUnread(thread);
    });
    if (thread.stale) void this.#open(thread);
  }

  hide(): void {
    const { store } = this;
    this.#leave(store.openId.peek());
    store.openId.value = null;
    store.isCardCalled.value = false;
  }

  /** The connection is new: nothing is watched, and the open dialog comes first. */
  reopen(): void {
    for (const thread of this.store.threads.peek().values()) {
      thread.stale = true;
      thread.patience.forget();
    }
    const open = this.store.thread.peek();
    if (open) void this.#open(open);
  }

  /** The host asks for a fresh look, or something here does not fit. */
  resync(dialog: Id): void {
    const thread = this.store.threads.peek().get(dialog);
    if (!thread) return;
    thread.view.value = null;
    thread.stale = true;
    this.store.book.value = unsure(this.store.book.peek(), dialog);
    if (this.store.openId.peek() === dialog) void this.#open(thread);
  }

  log(part: DeskLog): void {
    const thread = this.store.threads.peek().get(part.dialog ?? "");
    if (!thread) return;
    const view = thread.view.peek();
    thread.heardUpTo = Math.max(thread.heardUpTo, part.upTo);
    // Without a view, or with one whose history the host has not confirmed on this connection.
    if (!view || thread.stale) return;
    const outcome = apply(view, part, itemKinds);
    if (outcome === "known") return;
    if (outcome === "resync") return this.resync(thread.id);
    if (outcome === "hole") return void this.#catchUp(thread);
    const { store } = this;
    batch(() => {
      thread.view.value = outcome;
      store.book.value = withRows(store.book.peek(), [part.state]);
      if (part.items.some(item => item.kind === "message" && item.message.by === store.app.me)) thread.unreadFrom.value = null;
      this.#settle(thread, part.items);
      this.#noticeUnread(thread);
    });
    this.schedule(thread);
  }

  marks({ dialog, ...marks }: DeskMarks & { dialog: Id }): void {
    const thread = this.store.threads.peek().get(dialog);
    if (!thread) return;
    thread.heard?.set("marks", () => this.marks({ dialog, ...marks }));
    const old = thread.marks.peek();
    thread.marks.value = {
      visitorDelivered: Math.max(old.visitorDelivered, marks.visitorDelivered),
      visitorRead: Math.max(old.visitorRead, marks.visitorRead),
      deskRead: Math.max(old.deskRead, marks.deskRead),
    };
    this.schedule(thread);
  }

  presence({ dialog, online, leftAt }: Presence & { dialog: Id }): void {
    const thread = this.store.threads.peek().get(dialog);
    if (!thread) return;
    thread.heard?.set("presence", () => this.presence({ dialog, online, leftAt }));
    thread.presence.value = { online, leftAt };
    const row = this.store.book.peek().rows.get(dialog);
    if (row && row.online !== online) this.store.book.value = withChanged(this.store.book.peek(), [{ ...row, online }]);
    this.schedule(thread);
  }

  /** A card that was saved, here or elsewhere: the names in the lists go with it. */
  client(client: Client): void {
    const { store } = this;
    const name = client.name ?? client.generatedName;
    const rows = [...store.book.peek().rows.values()].filter(row => row.client.id === client.id && row.client.name !== name);
    batch(() => {
      for (const thread of store.threads.peek().values()) {
        thread.heard?.set(client.id, () => follows(client, thread.client.peek()) && this.client(client));
        if (follows(client, thread.client.peek())) thread.client.value = client;
      }
      const renamed = rows.map(row => ({ ...row, client: { id: client.id, name, generated: client.name === null } }));
      if (renamed.length) store.book.value = withChanged(store.book.peek(), renamed);
    });
  }

  /** The page before what is shown; who asks while it is under way waits for the same. */
  history(thread: ThreadState, limit = 50): Promise<void> {
    if (!thread.view.peek()?.more) return Promise.resolve();
    thread.historyUnderWay ??= this.#history(thread, limit).finally(() => (thread.historyUnderWay = null));
    return thread.historyUnderWay;
  }

  async #history(thread: ThreadState, limit: number): Promise<void> {
    const view = thread.view.peek();
    if (!view) return;
    thread.loadingHistory.value = true;
    const before = Math.min(thread.historyBefore, view.items[0]?.eventSeq ?? view.place.eventSeq + 1);
    try {
      const page = await this.#call("History", { dialog: thread.id, before, limit });
      const now = thread.view.peek();
      // A resync meanwhile threw the view away, and the page belongs to the old one.
      if (now && now.items[0] === view.items[0]) {
        thread.historyBefore = page.items[0]?.eventSeq ?? before;
        thread.view.value = prepend(now, page, itemKinds);
        if (thread.unreadFrom.peek() === null) this.#markUnread(thread);
      }
    } catch {
      // The next scroll to the top asks again.
    } finally {
      thread.loadingHistory.value = false;
    }
  }

  /** Null where the channel does not tell what arrives. */
  deliveryOf(thread: ThreadState, message: DeskMessage): Delivery | null {
    void thread.beat.value;
    return deliveryOf(message, this.#facts(thread, thread.marks.value, thread.presence.value));
  }

  /** Wakes the marks when one of them falls due. */
  schedule(thread: ThreadState): void {
    thread.cancelBeat?.();
    thread.cancelBeat = null;
    const items = thread.view.peek()?.items ?? [];
    const due = nextMark(items, thread.echoes.peek(), this.#facts(thread, thread.marks.peek(), thread.presence.peek()));
    if (due === null) return;
    thread.cancelBeat = this.store.app.clock.after(Math.ceil(due), () => {
      thread.beat.value++;
      this.schedule(thread);
    });
  }

  /** The state of a dialog, made where there is none yet. */
  stateOf(dialog: Id): ThreadState {
    return this.#stateOf(dialog);
  }

  #facts(thread: ThreadState, marks: DeskMarks, presence: Presence): MarkFacts {
    const { store } = this;
    const receipts = (thread.hasReceipts ||= store.book.peek().rows.get(thread.id)?.can.receipts ?? false);
    const { limits } = store.app.start.peek() ?? {};
    return { marks, presence, receipts, limits, now: store.app.time.now(), steady: store.app.clock.steady(), sentAt: thread.sentAt };
  }

  #stateOf(dialog: Id): ThreadState {
    const { store } = this;
    const known = store.threads.peek();
    const found = known.get(dialog);
    const next = new Map(known);
    const thread = found ?? new ThreadState(dialog, this.outboxFor(dialog), new Patience(store.app.clock));
    // The most recent last, so that the first ones are those to leave.
    next.delete(dialog);
    next.set(dialog, thread);
    for (const [id, old] of next) {
      if (next.size <= mostThreads) break;
      if (id === dialog || id === store.openId.peek() || old.pending.peek().length) continue;
      next.delete(id);
      old.rest();
      if (!old.stale) this.#call("Leave", { dialog: id }).catch(() => undefined);
    }
    store.threads.value = next;
    return thread;
  }

  #open(thread: ThreadState): Promise<void> {
    thread.opening ??= this.#load(thread).finally(() => (thread.opening = null));
    return thread.opening;
  }

  async #load(thread: ThreadState): Promise<void> {
    const { store } = this;
    thread.problem.value = null;
    thread.heardUpTo = 0;
    const asked = store.book.peek();
    const heard = (thread.heard = new Map<string, () => unknown>());
    if (!thread.view.peek()) thread.marks.value = noMarks;
    let snapshot: Thread;
    let isWindow: boolean;
    try {
      ({ snapshot, isWindow } = await this.#ask(thread));
    } catch (why) {
      const code = codeOf(why);
      // A lost connection opens it again by itself.
      if (code === "not_found" || code === "malformed") thread.problem.value = "missing";
      else if (code !== "lost") {
        thread.problem.value = "failed";
        thread.patience.again(why, () => {
          if (thread.stale && store.openId.peek() === thread.id) void this.#open(thread);
        });
      }
      return;
    } finally {
      thread.heard = null;
    }
    store.app.time.learn(snapshot.serverNow);
    const view = thread.view.peek();
    // A place beyond the host's, or with another tag, is of another history: the store was restored from a backup.
    const held = view && endsBefore(view.place, snapshot.place) ? view : null;
    thread.stale = false;
    thread.hasReceipts = snapshot.row.can.receipts;
    thread.patience.forget();
    batch(() => {
      store.book.value = withAnswered(store.book.peek(), asked, snapshot.row);
      thread.client.value = snapshot.client;
      thread.presence.value = snapshot.presence;
      if (view && !held) thread.marks.value = noMarks;
      this.marks({ dialog: thread.id, ...snapshot.marks });
      heard.forEach(again => again());
      if (!held) {
        thread.view.value = viewOf(snapshot, snapshot.row, itemKinds);
        thread.historyBefore = snapshot.items[0]?.eventSeq ?? Infinity;
        thread.readSent = 0;
        this.#markUnread(thread);
        // The count is of the dialog's end, and the window may not reach it.
        if (isWindow && snapshot.row.unread && thread.unreadFrom.peek() === null) thread.unreadFrom.value = firstOf(snapshot.items);
      }
      this.#settle(thread, snapshot.items);
    });
    this.schedule(thread);
    thread.heardUpTo = Math.max(snapshot.place.eventSeq, thread.heardUpTo);
    if (thread.isBehind || isWindow) void this.#catchUp(thread);
  }

  /** What the host says is in the log is under way no more, and what the view shows needs no echo, even if another history forgets it. */
  #settle(thread: ThreadState, items: readonly DeskItem[]): void {
    for (const item of items) if (item.kind === "message") thread.outbox.settle(item.message.id);
    const shown = thread.view.peek()?.items ?? [];
    thread.echoes.value = thread.echoes.peek().filter(echo => !hasMessage(shown, echo.id));
  }

  /** Asks the log from the view's place until there is no more, and no push came meanwhile that the answer lacks. */
  async #catchUp(thread: ThreadState): Promise<void> {
    if (thread.catchingUp) return;
    thread.catchingUp = true;
    try {
      for (let more = true; more; ) {
        const place = thread.view.peek()?.place;
        // Left, or another connection's: it is opened again when it is shown.
        if (!place || thread.stale || this.store.threads.peek().get(thread.id) !== thread) return;
        thread.heardUpTo = 0;
        const part = await this.#call("Log", { dialog: thread.id, after: place.eventSeq, tag: place.tag });
        if ("resync" in part) return this.resync(thread.id);
        this.log({ ...part, dialog: thread.id });
        more = part.more || thread.isBehind;
      }
      thread.patience.forget();
    } catch (why) {
      // Where the connection is gone, the next one opens the dialog again.
      if (codeOf(why) !== "lost") thread.patience.again(why, () => void this.#catchUp(thread));
    } finally {
      thread.catchingUp = false;
    }
  }

  /** A snapshot ends after fifty items: a message that is looked for, and the first unread one, may lie before them. */
  async #ask(thread: ThreadState): Promise<{ snapshot: Thread; isWindow: boolean }> {
    const dialog = thread.id;
    const message = thread.view.peek() ? null : thread.beginsAt;
    thread.beginsAt = null;
    if (message) return { snapshot: await this.#call("Open", { dialog, fromMessage: message }), isWindow: true };
    const snapshot = await this.#call("Open", { dialog });
    const isWhole = thread.view.peek() !== null || !snapshot.more || clientsIn(snapshot.items) >= snapshot.row.unread;
    if (isWhole) return { snapshot, isWindow: false };
    try {
      return { snapshot: await this.#call("Open", { dialog, fromUnread: true }), isWindow: true };
    } catch {
      // What there is, is shown; the rest comes when somebody scrolls up.
      return { snapshot, isWindow: false };
    }
  }

  #markUnread(thread: ThreadState): void {
    const row = this.store.book.peek().rows.get(thread.id);
    const items = thread.view.peek()?.items;
    if (items) thread.unreadFrom.value = row?.unread ? firstUnread(items, row.unread) : null;
  }

  // What comes while nobody looks gets the line; what comes under the eyes does not.
  #noticeUnread(thread: ThreadState): void {
    const isSeen = this.store.openId.peek() === thread.id && this.isLookedAt() && thread.isAtEnd;
    if (thread.unreadFrom.peek() === null && !isSeen) this.#markUnread(thread);
  }

  #leave(dialog: Id | null): void {
    const thread = dialog === null ? undefined : this.store.threads.peek().get(dialog);
    if (!thread) return;
    thread.unreadFrom.value = null;
    thread.answersBeside.value = null;
    thread.returned.value = null;
    thread.target.value = null;
    thread.seeking.value = null;
  }

  #call<Name extends keyof DeskCalls & string>(name: Name, input: DeskCalls[Name]["in"]): Promise<DeskCalls[Name]["ok"]> {
    const hub = this.hub();
    return hub ? hub.call(name, input) : Promise.reject(Object.assign(new Error("lost"), { code: "lost", status: 0 }));
  }
}
