import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Outbox } from "../../../shared/outbox.js";
import type { Patience } from "../../../shared/patience.js";
import type { PendingMessage } from "../../../shared/pending.js";
import type { View } from "../../../shared/view.js";
import type { Client } from "../../../shared/wire/client.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { DeskItem, DeskMarks, DeskMessage, Presence } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { LeftPlace } from "./left-place.js";
import { chunksOf, entriesOf, keptChunks, type Chunk } from "./thread-entries.js";
import { Unfolded } from "./unfolded.js";

/** What the outbox keeps of an answer: what the page showed when the operator sent it. */
export interface PendingAnswer extends PendingMessage {
  at: string;
  sawResponsible: Id | null;
}

export type ThreadView = View<DeskItem, DeskRow>;
export type AnswerBox = Outbox<PendingAnswer, { message: DeskMessage }>;

export const itemKinds: ReadonlySet<string> = new Set([
  "message",
  "request",
  "edited",
  "note",
  "taken",
  "handedOver",
  "letGo",
  "closed",
  "reopened",
  "classSet",
] satisfies DeskItem["kind"][]);

export const noMarks: DeskMarks = { visitorDelivered: 0, visitorRead: 0, deskRead: 0 };

/** One dialog as this page holds it. */
export class ThreadState {
  readonly view = signal<ThreadView | null>(null);
  readonly client = signal<Client | null>(null);
  readonly marks = signal<DeskMarks>(noMarks);
  readonly presence = signal<Presence>({ online: false, leftAt: null });
  readonly problem = signal<"missing" | "failed" | null>(null);
  /** Messages from this number on stand under the unread line. */
  readonly unreadFrom = signal<number | null>(null);
  readonly unfolded = new Unfolded();
  /** A message that a search found, and what it searched. */
  readonly target = signal<{ message: Id; words: readonly string[] } | null>(null);
  /** How far the search for that line has come, where it takes its time or ends with nothing. */
  readonly seeking = signal<{ state: "looking" | "none" | "failed"; query: string } | null>(null);
  readonly loadingHistory = signal(false);
  /** Grows when an error mark falls due, so that marks look again. */
  readonly beat = signal(0);
  readonly pending = signal<readonly PendingAnswer[]>([]);
  /** Answered already, and not in the log's view yet. */
  readonly echoes = signal<readonly DeskMessage[]>([]);
  /** Told beneath the composer: why a text came back. */
  readonly returned = signal<string | null>(null);
  /** The person was asked whether to answer this one's dialog. */
  readonly answersBeside = signal<Id | null>(null);
  /** Whether the dialog's channel tells what arrives. Its row says so, and what was said once stays true where the row is forgotten. */
  hasReceipts = false;
  /** When this page sent or sent again, by the steady clock. */
  readonly sentAt = new Map<Id, number>();
  readonly chunks: ReadonlySignal<Chunk[]>;
  readonly tail: ReadonlySignal<readonly DeskMessage[]>;
  historyUnderWay: Promise<void> | null = null;
  /** The smallest log number that history was asked for. */
  historyBefore = Infinity;
  /** I closed it myself, so that there is nothing to go on with. */
  isClosedHere = false;
  /** Searches whose line is still to be brought into sight: what stands there until then has been read by nobody. */
  jumps = 0;
  /** The message at which the dialog is to be opened, where it is not loaded yet. */
  beginsAt: Id | null = null;
  /** The line at which somebody left it, and how far below the top that stood; null at its end. */
  left: LeftPlace | null = null;
  readSent = 0;
  /** The host was told just now, and hears the next number after a pause. */
  cancelRead: (() => void) | null = null;
  /** On the page, and scrolled to its end. */
  isAtEnd = false;
  /** Not watched by the host: what it says may be old. */
  stale = true;
  /** The host told of events up to here since it was last asked, by `Open` or `Log`: that answer may be older. */
  heardUpTo = 0;
  /** While `Open` is under way: says again what was pushed meanwhile, the last of each kind, for it is newer than the answer. */
  heard: Map<string, () => unknown> | null = null;
  opening: Promise<void> | null = null;
  catchingUp = false;
  cancelBeat: (() => void) | null = null;

  constructor(
    readonly id: Id,
    readonly outbox: AnswerBox,
    /** For a snapshot or a log that the host refused for now. */
    readonly patience: Patience,
  ) {
    // The outbox is older than the thread where this one was left: another page's messages may have come to it meanwhile.
    this.pending.value = [...outbox.messages];
    let chunks: Chunk[] = [];
    this.chunks = computed(() => (chunks = keptChunks(chunks, chunksOf(entriesOf(this.view.value?.items ?? [], this.unreadFrom.value)))));
    this.tail = computed(() => {
      const items = this.view.value?.items ?? [];
      return this.echoes.value.filter(echo => !hasMessage(items, echo.id));
    });
  }

  get isBehind(): boolean {
    return (this.view.peek()?.place.eventSeq ?? 0) < this.heardUpTo;
  }

  /** Nothing wakes it by itself any more. */
  rest(): void {
    this.cancelBeat?.();
    this.cancelRead?.();
    this.cancelRead = null;
    this.patience.forget();
  }
}

/** From the end, where a message that is looked for is. */
export function hasMessage(items: readonly DeskItem[], id: Id): boolean {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if ("message" in item && item.message.id === id) return true;
  }
  return false;
}
