import type { Id, Instant } from "./wire.js";

export type Section = "mine" | "common" | "archive";

export type SectionCounts = Record<Section, number>;

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
  /** Names the same inquiry. */
  inquiryId: Id;
  /** Its class, or null for none. */
  class: Id | null;
  messages: number;
}

/** The newest line of a dialog that a search found. */
export interface Hit {
  message: Id;
  seq: number;
  at: Instant;
  text: string;
}

export interface Rows {
  rows: (DeskRow & { hit?: Hit })[];
  cursor: string | null;
}
