import type { Id, Instant, LogPart, Page, Place, Resync, Stamp } from "./wire.js";

export interface VisitorMessage {
  id: Id;
  seq: number;
  from: "me" | "operator";
  name?: string;
  /** The operator's, by its hash. */
  photo?: string;
  text: string;
  at: Instant;
}

/** How to reach who leaves a request: by phone or by e-mail. */
export interface Contact {
  name?: string;
  phone?: string;
  email?: string;
}

export interface VisitorRequest extends Contact {
  text: string;
  /** The line that was agreed to, word for word. */
  consent?: string;
}

export type VisitorItem =
  | (Stamp & { kind: "message"; message: VisitorMessage })
  | (Stamp & { kind: "edited"; message: VisitorMessage })
  | (Stamp & { kind: "request"; message: VisitorMessage })
  | (Stamp & { kind: "joined"; name: string; photo?: string })
  | (Stamp & { kind: "closed" });

export interface VisitorDialog {
  status: "open" | "archived";
  operator: { name: string; photo?: string } | null;
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
  /** When somebody will be there, by the schedules. */
  opensAt?: Instant | null;
  /** What a request needs consent to, word for word. */
  consent?: string | null;
  /** What the team chose for the site. */
  look?: { color?: string; side?: string };
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
  Hello: { in: { build: string; language?: string; page?: string }; ok: Hello };
  Join: { in: { ticket?: string; place?: Place }; ok: VisitorSnapshot | VisitorLog };
  Send: { in: { id: Id; text: string }; ok: { message: VisitorMessage } };
  LeaveRequest: { in: VisitorRequest & { id: Id }; ok: { message: VisitorMessage } };
  Applied: { in: Place; ok: object };
  Read: { in: { seq: number }; ok: object };
  End: { in: { seq: number }; ok: object };
  Typing: { in: { typing: boolean }; ok: object };
  Log: { in: { after: number; tag: string }; ok: VisitorLog | Resync };
  History: { in: { before: number; limit?: number }; ok: Page<VisitorItem> };
  Goodbye: { in: object; ok: object };
}

export interface VisitorPushes {
  availability: { available: boolean; opensAt?: Instant | null };
  log: VisitorLog;
  marks: { read: number };
  typing: { name: string; typing: boolean };
  resync: object;
  ended: { code: string };
}
