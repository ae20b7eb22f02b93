import type { Hub } from "../../../shared/hub.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { DeskItem } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";
import { withChanged } from "./rows.js";
import type { DeskStore } from "./store.js";
import { firstUnread } from "./thread-entries.js";
import type { ThreadState } from "./thread-state.js";

/** The host hears of reading this often, however fast somebody scrolls. */
const pause = 250;

/** Tells the host what a person has seen: what was on the screen of a visible, focused page, and nothing behind a gap (rule M3). */
export class Reading {
  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
    /** The thread is on a visible, focused page. */
    private readonly isLookedAt: () => boolean,
  ) {}

  /** @param isOnScreen Whether all of a message is to be seen now, or its end where it is higher than the screen. */
  look(thread: ThreadState, isOnScreen: (message: Id) => boolean): void {
    const { store } = this;
    const items = thread.view.peek()?.items;
    const row = store.book.peek().rows.get(thread.id);
    if (!items || thread.stale || thread.jumps > 0 || !this.isLookedAt()) return;
    const from = readBefore(items, row?.unread ?? 0, thread.marks.peek().deskRead);
    if (from === null) return;
    const seq = seenUpTo(items, Math.max(from, thread.readSent), isOnScreen);
    if (seq <= thread.readSent || seq <= from) return;
    thread.readSent = seq;
    if (row?.unread) store.book.value = withChanged(store.book.peek(), [{ ...row, unread: clientsAfter(items, seq) }]);
    this.#tell(thread);
  }

  #tell(thread: ThreadState): void {
    if (thread.cancelRead) return;
    const seq = thread.readSent;
    thread.cancelRead = this.store.app.clock.after(pause, () => {
      thread.cancelRead = null;
      if (thread.readSent > seq) this.#tell(thread);
    });
    const asked = this.hub()?.call("Read", { dialog: thread.id, seq }) ?? Promise.reject(new Error("lost"));
    asked.catch(() => (thread.readSent = Math.min(thread.readSent, seq - 1)));
  }
}

/** Up to which of the client's messages all are read; null where the first unread one is not loaded. */
function readBefore(items: readonly DeskItem[], unread: number, deskRead: number): number | null {
  if (unread === 0) return deskRead;
  const first = firstUnread(items, unread);
  return first === null ? null : first - 1;
}

/** The number of the last message before which nothing has been missed. */
export function seenUpTo(items: readonly DeskItem[], from: number, isOnScreen: (message: Id) => boolean): number {
  let index = items.length;
  for (; index > 0; index--) {
    const item = items[index - 1]!;
    if ("message" in item && item.message.seq <= from) break;
  }
  let seen = from;
  for (; index < items.length; index++) {
    const item = items[index]!;
    if (!("message" in item) || item.message.from !== "client") continue;
    if (!isOnScreen(item.message.id)) break;
    seen = item.message.seq;
  }
  return seen;
}

const clientsAfter = (items: readonly DeskItem[], seq: number): number =>
  items.filter(item => "message" in item && item.message.from === "client" && item.message.seq > seq).length;
