import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "../shared/clock.js";
import type { Keep } from "../shared/storage.js";
import { ServerTime, timeFormat, type TimeFormat } from "../shared/time.js";
import type { Desk, DeskRow, Group, Id, Member, OwnStatus, Section, SectionCounts, Session } from "../shared/wire.js";
import { CardDrafts } from "./card-drafts.js";
import { Drafts } from "./drafts.js";
import { Edits } from "./edits.js";
import { Handed } from "./handed.js";
import { emptyBook, rowsOf, type RowBook } from "./rows.js";
import type { Settings } from "./settings.js";
import { consoleTexts, type ConsoleTexts } from "./texts/index.js";
import type { ThreadState } from "./thread-state.js";
import { Toasts } from "./toasts.js";
import { daySpan } from "./when.js";
import { wordingOf, type Wording } from "./wording.js";

export type Pane = "list" | "thread" | "card";
export type Overlay = "handOver" | "close" | "palette" | "keys" | "signOut";
export type LinkState = "connecting" | "open" | "lost" | "outdated";

/** Everything the console knows and shows. What happens to it is decided by the modules that hold it. */
export class Store {
  readonly time: ServerTime;
  /** The host's now, once a second. What must be more exact asks `time`. */
  readonly now = signal(0);
  /** `undefined` while nobody has said yet. */
  readonly session = signal<Session | null | undefined>(undefined);
  readonly signInNote = signal<"ended" | "forbidden" | null>(null);
  readonly project = signal("");
  readonly projectIsMissing = signal(false);
  readonly link = signal<LinkState>("connecting");
  readonly desk = signal<Desk | null>(null);
  /** What the host said of its own words last. */
  readonly wording = signal<Wording | null>(null);
  readonly counts = signal<SectionCounts>({ mine: 0, common: 0, archive: 0 });
  /** Dialogs that were handed over to me and that I have not opened since. */
  readonly handed = signal<Handed>(new Handed(memoryKeep, ""));
  readonly members = signal<readonly Member[]>([]);
  readonly groups = signal<readonly Group[]>([]);
  readonly status = signal<OwnStatus | null>(null);
  readonly book = signal<RowBook>(emptyBook);
  readonly listProblem = signal(false);
  readonly section = signal<Section>("mine");
  readonly openId = signal<Id | null>(null);
  readonly threads = signal<ReadonlyMap<Id, ThreadState>>(new Map());
  readonly pane = signal<Pane>("list");
  readonly query = signal("");
  /** What the search found, in its order; null while nobody searches. */
  readonly found = signal<readonly Id[] | null>(null);
  readonly isOnline = signal(true);
  /** Grows when the page comes to the front or loses the focus, so that what depends on being looked at looks again. */
  readonly attention = signal(0);
  readonly overlay = signal<Overlay | null>(null);
  readonly edits = signal<Edits>(new Edits(memoryKeep, ""));
  readonly cards = signal<CardDrafts>(new CardDrafts(memoryKeep, ""));
  readonly revisionsOf = signal<{ dialog: Id; message: Id } | null>(null);
  readonly drafts = signal<Drafts>(new Drafts(memoryKeep, ""));
  /** Notes that are begun: never mixed with what is for the client. */
  readonly notes = signal<Drafts>(new Drafts(memoryKeep, "", "note"));
  readonly toasts: Toasts;

  /** Where the reader's day began: what says "today" looks at this. */
  readonly today: ReadonlySignal<number>;
  /** The language that the page speaks: Russian, English, or one that the host added. */
  readonly language: ReadonlySignal<string>;
  readonly languages: ReadonlySignal<readonly string[]>;
  readonly texts: ReadonlySignal<ConsoleTexts>;
  readonly times: ReadonlySignal<TimeFormat>;
  readonly rows: ReadonlySignal<DeskRow[]>;
  readonly thread: ReadonlySignal<ThreadState | null>;

  constructor(
    readonly clock: Clock,
    readonly keep: Keep,
    readonly settings: Settings,
    /** The host's mount with a slash at the end, "/chat/". */
    readonly mount: string,
  ) {
    this.time = new ServerTime(clock);
    this.now.value = this.time.now();
    this.toasts = new Toasts(clock);
    this.today = computed(() => daySpan(this.now.value).from);
    const words = computed(() => wordingOf(this.wording.value, settings.chosenLanguage.value));
    this.language = computed(() => words.value.language);
    this.languages = computed(() => words.value.languages);
    this.texts = computed(() => consoleTexts(words.value.language, words.value.texts));
    this.times = computed(() => timeFormat(words.value.language));
    this.rows = computed(() => this.#shownRows());
    this.thread = computed(() => this.threads.value.get(this.openId.value ?? "") ?? null);
  }

  #shownRows(): DeskRow[] {
    const { rows } = this.book.value;
    return this.found.value?.flatMap(id => rows.get(id) ?? []) ?? rowsOf(this.book.value, this.section.value);
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
    const isNew = (row: DeskRow | undefined) => row?.section === section && row.unread === 0 && handed.isNews(row, this.me);
    return this.counts.value[section] + [...handed.ids].filter(id => isNew(rows.get(id))).length;
  }

  get me(): Id {
    return this.desk.value?.me ?? "";
  }

  row(id: Id | null): DeskRow | undefined {
    return id === null ? undefined : this.book.value.rows.get(id);
  }

  memberName(id: Id): string {
    return this.members.value.find(member => member.id === id)?.name ?? this.texts.value("app.unknownMember");
  }

  groupName(id: Id): string {
    return this.groups.value.find(group => group.id === id)?.name ?? this.texts.value("app.unknownGroup");
  }
}

const memoryKeep: Keep = { get: () => null, set: () => undefined, remove: () => undefined, keys: () => [] };
