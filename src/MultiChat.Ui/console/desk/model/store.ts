import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Keep } from "../../../shared/storage.js";
import type { DeskRow, Section, SectionCounts } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { App } from "../../app/app.js";
import { CardDrafts } from "./card-drafts.js";
import { Drafts } from "./drafts.js";
import { Edits } from "./edits.js";
import { Handed } from "./handed.js";
import { emptyBook, rowsOf, type RowBook } from "./rows.js";
import type { ThreadState } from "./thread-state.js";

/** What the desk shows and knows of dialogs. What happens to it is decided by the modules that hold it. */
export class DeskStore {
  readonly counts = signal<SectionCounts>({ mine: 0, common: 0, archive: 0 });
  /** Dialogs that were handed over to me and that I have not opened since. */
  readonly handed = signal<Handed>(new Handed(memoryKeep, ""));
  readonly book = signal<RowBook>(emptyBook);
  readonly listProblem = signal(false);
  /** The section of the list, the words that are searched, the dialog: what the place says, put here by `Standing` alone. */
  readonly section = signal<Section>("mine");
  readonly query = signal("");
  readonly openId = signal<Id | null>(null);
  readonly threads = signal<ReadonlyMap<Id, ThreadState>>(new Map());
  /** Where panes do not stand side by side: the client's card covers the thread. */
  readonly isCardCalled = signal(false);
  /** What the search found, in its order; null while nobody searches. */
  readonly found = signal<readonly Id[] | null>(null);
  readonly overlay = signal<"handOver" | "close" | null>(null);
  /** The dialog whose class is being chosen: it may be another by now than the open one. */
  readonly classifying = signal<Id | null>(null);
  readonly edits = signal<Edits>(new Edits(memoryKeep, ""));
  readonly cards = signal<CardDrafts>(new CardDrafts(memoryKeep, ""));
  readonly revisionsOf = signal<{ dialog: Id; message: Id } | null>(null);
  readonly drafts = signal<Drafts>(new Drafts(memoryKeep, ""));
  /** Notes that are begun: never mixed with what is for the client. */
  readonly notes = signal<Drafts>(new Drafts(memoryKeep, "", "note"));
  #unfollow: (() => void) | undefined;

  /** How many kinds of channels there are among the dialogs that this page knows. */
  readonly channels: ReadonlySignal<number>;
  readonly rows: ReadonlySignal<DeskRow[]>;
  readonly thread: ReadonlySignal<ThreadState | null>;

  constructor(readonly app: App) {
    this.channels = computed(() => new Set([...this.book.value.rows.values()].map(({ channel }) => channel)).size);
    this.rows = computed(() => this.#shownRows());
    this.thread = computed(() => this.threads.value.get(this.openId.value ?? "") ?? null);
  }

  #shownRows(): DeskRow[] {
    const { rows } = this.book.value;
    return this.found.value?.flatMap(id => rows.get(id) ?? []) ?? rowsOf(this.book.value, this.section.value);
  }

  /** What this member has begun in this browser, and begins in its other tabs. */
  keepWork(): void {
    const { keep, owner } = this.app;
    this.#unfollow?.();
    const drafts = new Drafts(keep, owner);
    const notes = new Drafts(keep, owner, "note");
    const edits = new Edits(keep, owner);
    const cards = new CardDrafts(keep, owner);
    const handed = new Handed(keep, owner);
    const ends = [drafts, notes, edits, cards, handed].map(kept => kept.follow());
    this.#unfollow = () => ends.forEach(end => end());
    this.drafts.value = drafts;
    this.notes.value = notes;
    this.edits.value = edits;
    this.cards.value = cards;
    this.handed.value = handed;
  }

  /** The message whose editor stands open in the dialog that is shown. */
  get editing(): Id | null {
    const open = this.openId.value;
    return open === null ? null : this.edits.value.openIn(open);
  }

  /** How many dialogs of a section have something new: unread messages, or that they were handed over to me. */
  unreadOf(section: Section): number {
    const { rows } = this.book.value;
    const handed = this.handed.value;
    const isNew = (row: DeskRow | undefined) => row?.section === section && row.unread === 0 && handed.isNews(row, this.app.me);
    return this.counts.value[section] + [...handed.ids].filter(id => isNew(rows.get(id))).length;
  }

  row(id: Id | null): DeskRow | undefined {
    return id === null ? undefined : this.book.value.rows.get(id);
  }

  closeDialogs(): void {
    this.overlay.value = null;
    this.classifying.value = null;
    this.revisionsOf.value = null;
  }

  /** The person who signed in is gone. */
  clear(): void {
    for (const thread of this.threads.peek().values()) thread.rest();
    this.threads.value = new Map();
    this.openId.value = null;
    this.closeDialogs();
    this.book.value = emptyBook;
    this.counts.value = { mine: 0, common: 0, archive: 0 };
    this.query.value = "";
    this.handed.value = new Handed(this.app.keep, "");
    this.isCardCalled.value = false;
  }
}

const memoryKeep: Keep = { get: () => null, set: () => undefined, remove: () => undefined, keys: () => [] };
