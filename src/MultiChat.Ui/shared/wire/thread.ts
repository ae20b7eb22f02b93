import type { Client } from "./client.js";
import type { DeskRow } from "./rows.js";
import type { Id, Instant, LogPart, Place, Stamp } from "./wire.js";

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

/** What a visitor said beside their text when they left a request. */
export interface Request {
  name: string | null;
  phone: string | null;
  email: string | null;
  consent: string | null;
}

export type DeskItem =
  | (Stamp & { kind: "message"; message: DeskMessage })
  | (Stamp & { kind: "request"; message: DeskMessage; request: Request; newInquiry: boolean })
  | (Stamp & { kind: "edited"; message: DeskMessage })
  | (Stamp & { kind: "note"; by: Id | null; note: { id: Id; text: string } })
  | (Stamp & { kind: "taken"; by: Id | null })
  | (Stamp & { kind: "handedOver"; by: Id | null; member?: Id | null; group?: Id | null })
  | (Stamp & { kind: "letGo"; by: Id | null; member?: Id; causedBy?: Id })
  | (Stamp & { kind: "closed"; by: Id | null; byClient?: true })
  | (Stamp & { kind: "reopened"; by: Id | null; newInquiry: boolean })
  | (Stamp & { kind: "classSet"; by: Id | null; inquiry: Id; class?: Id });

export interface DeskMarks {
  visitorDelivered: number;
  visitorRead: number;
  deskRead: number;
}

export interface Presence {
  online: boolean;
  leftAt: Instant | null;
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

export type DeskLog = LogPart<DeskItem, DeskRow>;

export interface Revision {
  revision: number;
  text: string;
  at: Instant;
}
