import type { Client } from "../../../../shared/wire/client.js";
import type { DeskRow } from "../../../../shared/wire/rows.js";
import type { DeskItem, DeskLog, DeskMessage, Thread } from "../../../../shared/wire/thread.js";

export const me = "01a20000-0000-7000-8000-00000000000a";
export const boris = "01a20000-0000-7000-8000-00000000000b";
export const dialogId = "01a20000-0000-7000-8000-0000000000d1";

/** So many seconds after ten o'clock. */
export const at = (seconds: number) => new Date(Date.parse("2026-11-22T10:00:00.000Z") + seconds * 1000).toISOString();

export const row = (change: Partial<DeskRow> = {}): DeskRow => ({
  id: dialogId,
  version: 1,
  section: "mine",
  status: "open",
  channel: "site",
  can: { send: true, edit: true, receipts: true, length: 8000 },
  client: { id: "c1", name: "Весёлый Енот", generated: true },
  last: { text: "Привет", at: at(0), from: "client" },
  at: at(0),
  waitingSince: null,
  unread: 0,
  responsible: null,
  group: null,
  online: true,
  inquiry: 1,
  inquiryId: "i1",
  class: null,
  messages: 1,
  ...change,
});

export const message = (seq: number, change: Partial<DeskMessage> = {}): DeskMessage => ({
  id: `m${seq}`,
  seq,
  eventSeq: seq,
  from: "client",
  by: null,
  text: `Слово ${seq}`,
  at: at(seq),
  revision: 0,
  editedAt: null,
  ...change,
});

export const said = (seq: number, change: Partial<DeskMessage> = {}): DeskItem => {
  const it = message(seq, change);
  return { eventSeq: it.eventSeq, at: it.at, kind: "message", message: it };
};

export const client = (change: Partial<Client> = {}): Client => ({
  id: "c1",
  version: 1,
  generatedName: "Весёлый Енот",
  name: null,
  phone: null,
  email: null,
  comment: null,
  fields: [],
  createdAt: at(0),
  ...change,
});

export const threadOf = (items: DeskItem[], change: Partial<Thread> = {}): Thread => ({
  serverNow: at(60),
  row: row(),
  client: client(),
  place: { eventSeq: items.at(-1)?.eventSeq ?? 0, tag: `t${items.at(-1)?.eventSeq ?? 0}` },
  marks: { visitorDelivered: 0, visitorRead: 0, deskRead: 0 },
  presence: { online: true, leftAt: null },
  items,
  more: false,
  ...change,
});

export const part = (after: number, items: DeskItem[], change: Partial<DeskLog> = {}): DeskLog => {
  const upTo = items.at(-1)?.eventSeq ?? after;
  return { dialog: dialogId, after, upTo, tag: `t${upTo}`, items, state: row({ version: upTo }), more: false, ...change };
};
