/** What every side of the host says and hears. Ids are UUIDs, instants ISO texts in UTC. */
export type Instant = string;

export type Id = string;

export interface Problem {
  code: string;
  status: number;
  title?: string;
  detail?: string;
  member?: string;
  retryAfter?: number;
  version?: number;
  responsible?: { id: Id; name: string } | null;
  consent?: string | null;
}

/** The reader's end of a dialog's log. */
export interface Place {
  eventSeq: number;
  tag: string;
}

export interface LogItem {
  eventSeq: number;
  at: Instant;
  kind: string;
}

/** A catch-up, and a `log` push. */
export interface LogPart<Item extends LogItem, State> {
  dialog?: Id;
  after: number;
  upTo: number;
  tag: string;
  items: Item[];
  state: State;
  more: boolean;
}

export interface Resync {
  resync: true;
}

export interface Page<Item> {
  items: Item[];
  more: boolean;
}

/** When an event was, and its number. */
export interface Stamp {
  eventSeq: number;
  at: Instant;
}

/** The host's own wording of the pages in one language, and all languages that they speak. */
export interface PageTexts {
  language: string;
  languages: readonly string[];
  texts: Record<string, string>;
}
