/** What the host says and hears. Ids are UUIDs, instants ISO texts in UTC. */
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

/* Visitors */

export interface VisitorMessage {
  id: Id;
  seq: number;
  from: "me" | "operator";
  name?: string;
  text: string;
  at: Instant;
}

interface Stamp {
  eventSeq: number;
  at: Instant;
}

export type VisitorItem =
  | (Stamp & { kind: "message"; message: VisitorMessage })
  | (Stamp & { kind: "edited"; message: VisitorMessage })
  | (Stamp & { kind: "joined"; name: string })
  | (Stamp & { kind: "closed" });

export interface VisitorDialog {
  status: "open" | "archived";
  operator: { name: string } | null;
}

export interface VisitorSnapshot {
  serverNow: Instant;
  visitor: Id;
  available: boolean;
  place: Place;
  dialog: VisitorDialog | null;
  marks: { read: number };
  items: VisitorItem[];
  more: boolean;
}

export type VisitorLog = LogPart<VisitorItem, VisitorDialog | null>;

export interface Hello {
  serverNow: Instant;
  available: boolean;
  textLength: number;
  deliverySeconds?: number;
  /** The language of the texts, where the host says it. */
  language?: string;
  texts: Record<string, string>;
}

export interface Identity {
  visitor: Id;
  /** The request did not say who it is. */
  isNew?: boolean;
  /** For the page to keep, where the browser keeps no cookie. */
  token?: string;
  hasDialog: boolean;
  ticket: string;
  ticketExpiresAt: Instant;
}

export interface VisitorCalls {
  Hello: { in: { build: string; language?: string }; ok: Hello };
  Join: { in: { ticket?: string; place?: Place }; ok: VisitorSnapshot | VisitorLog };
  Send: { in: { id: Id; text: string }; ok: { message: VisitorMessage } };
  Applied: { in: Place; ok: object };
  Read: { in: { seq: number }; ok: object };
  Log: { in: { after: number; tag: string }; ok: VisitorLog | Resync };
  History: { in: { before: number; limit?: number }; ok: Page<VisitorItem> };
  Goodbye: { in: object; ok: object };
}

export interface VisitorPushes {
  availability: { available: boolean };
  log: VisitorLog;
  marks: { read: number };
  resync: object;
  ended: { code: string };
}

/* The desk */

export type Section = "mine" | "common" | "archive";

export interface DeskRow {
  id: Id;
  version: number;
  section: Section;
  status: "open" | "archived";
  channel: string;
  /** What the dialog's channel can do; `length` is the most of an answer, 0 where nothing is sent. */
  can: { send: boolean; edit: boolean; receipts: boolean; length: number };
  client: { id: Id; name: string; generated: boolean };
  /** `by` names the operator, where the host says it. */
  last: { text: string; at: Instant; from: "client" | "operator"; by?: Id | null } | null;
  at: Instant;
  waitingSince: Instant | null;
  unread: number;
  responsible: Id | null;
  group: Id | null;
  online: boolean;
  inquiry: number;
  messages: number;
}

export interface DeskMessage {
  id: Id;
  seq: number;
  eventSeq: number;
  from: "client" | "operator";
  by: Id | null;
  text: string;
  at: Instant;
  revision: number;
  editedAt: Instant | null;
}

export type DeskItem =
  | (Stamp & { kind: "message"; message: DeskMessage })
  | (Stamp & { kind: "edited"; message: DeskMessage })
  | (Stamp & { kind: "note"; by: Id | null; note: { id: Id; text: string } })
  | (Stamp & { kind: "taken"; by: Id | null })
  | (Stamp & { kind: "handedOver"; by: Id | null; member?: Id | null; group?: Id | null })
  | (Stamp & { kind: "letGo"; by: Id | null })
  | (Stamp & { kind: "closed"; by: Id | null })
  | (Stamp & { kind: "reopened"; by: Id | null; newInquiry: boolean });

export interface DeskMarks {
  visitorDelivered: number;
  visitorRead: number;
  deskRead: number;
}

export interface Presence {
  online: boolean;
  leftAt: Instant | null;
}

export interface Client {
  id: Id;
  version: number;
  generatedName: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  comment: string | null;
  fields: { name: string; value: string }[];
  createdAt: Instant;
}

export interface Thread {
  serverNow: Instant;
  row: DeskRow;
  client: Client;
  place: Place;
  marks: DeskMarks;
  presence: Presence;
  items: DeskItem[];
  more: boolean;
}

export interface Member {
  id: Id;
  name: string;
  available: boolean;
  connected: boolean;
  operator: boolean;
}

export interface Group {
  id: Id;
  name: string;
  members: Id[];
}

export interface OwnStatus {
  available: boolean;
  connected: boolean;
  why: { kind: string; by?: Id | null; at?: Instant | null };
  until: Instant | null;
}

export type SectionCounts = Record<Section, number>;

/** The host's own wording of the pages in one language, and all languages that they speak. */
export interface PageTexts {
  language: string;
  languages: readonly string[];
  texts: Record<string, string>;
}

export interface Desk extends PageTexts {
  serverNow: Instant;
  me: Id;
  project: { slug: string; name: string; language: string };
  members: Member[];
  groups: Group[];
  sections: SectionCounts;
  status: OwnStatus;
  limits: { textLength: number; deliverySeconds: number; leftSeconds?: number; editSeconds: number };
}

export type DeskLog = LogPart<DeskItem, DeskRow>;

export interface Rows {
  rows: DeskRow[];
  cursor: string | null;
}

export interface Revision {
  revision: number;
  text: string;
  at: Instant;
}

interface DialogCommand {
  dialog: Id;
  sawResponsible: Id | null;
  version?: number;
}

export interface DeskCalls {
  Start: { in: { build?: string; language?: string }; ok: Desk };
  List: { in: { section: Section; cursor?: string; limit?: number }; ok: Rows };
  Search: { in: { query: string; cursor?: string; limit?: number }; ok: Rows };
  Open: { in: { dialog: Id }; ok: Thread };
  Leave: { in: { dialog: Id }; ok: object };
  Log: { in: { dialog: Id; after: number; tag: string }; ok: DeskLog | Resync };
  History: { in: { dialog: Id; before: number; limit?: number }; ok: Page<DeskItem> };
  Revisions: { in: { dialog: Id; id: Id }; ok: { revisions: Revision[] } };
  Answer: { in: { dialog: Id; id: Id; text: string; sawResponsible: Id | null }; ok: { message: DeskMessage } };
  Edit: { in: { dialog: Id; id: Id; text: string; revision: number }; ok: { message: DeskMessage } };
  Note: { in: { dialog: Id; id: Id; text: string }; ok: { item: DeskItem } };
  Take: { in: DialogCommand; ok: { row: DeskRow } };
  HandOver: { in: DialogCommand & ({ member: Id } | { group: Id }); ok: { row: DeskRow } };
  LetGo: { in: DialogCommand; ok: { row: DeskRow } };
  Close: { in: DialogCommand; ok: { row: DeskRow } };
  Reopen: { in: DialogCommand; ok: { row: DeskRow } };
  Read: { in: { dialog: Id; seq: number }; ok: object };
  Client: { in: { client: Id }; ok: { client: Client } };
  FillCard: {
    in: {
      client: Id;
      version: number;
      name: string | null;
      phone: string | null;
      email: string | null;
      comment: string | null;
      fields?: { name: string; value: string }[];
    };
    ok: { client: Client };
  };
  Switch: { in: { available: boolean }; ok: { status: OwnStatus } };
}

export interface DeskPushes {
  log: DeskLog;
  marks: DeskMarks & { dialog: Id };
  presence: Presence & { dialog: Id };
  rows: { rows: DeskRow[] };
  sections: SectionCounts;
  members: { members: Member[]; groups?: Group[] };
  status: OwnStatus;
  client: { client: Client };
  resync: { dialog?: Id };
  ended: { code: string };
}

export interface Session {
  name: string;
  projects: { slug: string; name: string }[];
  /** Everywhere the person has any right; absent from a host of an earlier version. */
  memberships?: { slug: string; name: string; rights: string[] }[];
}
