import type { DeskItem, DeskMessage, Request } from "../../../shared/wire/thread.js";
import type { Instant } from "../../../shared/wire/wire.js";
import { daySpan } from "../../app/when.js";

type EventItem = Exclude<DeskItem, { message: unknown } | { kind: "note" }>;

/** What stands in a thread, from top to bottom. `eventSeq` places it, `key` keeps it apart. */
export type Entry = { key: string; eventSeq: number } & (
  | { kind: "day"; at: Instant }
  | { kind: "unread" }
  | { kind: "inquiry"; at: Instant }
  | { kind: "event"; item: EventItem }
  | { kind: "note"; item: Extract<DeskItem, { kind: "note" }> }
  | { kind: "message"; message: DeskMessage; first: boolean; last: boolean; request?: Request | undefined }
);

const groupSpan = 5 * 60_000;

/** One author within five minutes of the group's beginning is one group; anything between ends it. */
export function entriesOf(items: readonly DeskItem[], unreadFrom: number | null): Entry[] {
  const entries: Entry[] = [];
  let day = { from: 0, to: 0 };
  let group: { author: string; since: number } | null = null;
  let last: Extract<Entry, { kind: "message" }> | null = null;
  let divided = unreadFrom === null;
  for (const item of items) {
    if (item.kind === "edited") continue;
    const { eventSeq, at } = item;
    const instant = Date.parse(at);
    if (instant < day.from || instant >= day.to) {
      day = daySpan(instant);
      group = null;
      entries.push({ kind: "day", key: `day ${eventSeq}`, eventSeq, at });
    }
    if (item.kind === "note") {
      group = null;
      entries.push({ kind: "note", key: `note ${eventSeq}`, eventSeq, item });
      continue;
    }
    if (!("message" in item)) {
      group = null;
      entries.push({ kind: "event", key: `event ${eventSeq}`, eventSeq, item });
      continue;
    }
    const { message } = item;
    const request = item.kind === "request" ? item.request : undefined;
    if (request) group = null;
    if (item.kind === "request" && item.newInquiry) entries.push({ kind: "inquiry", key: `inquiry ${eventSeq}`, eventSeq, at });
    if (!divided && message.from === "client" && message.seq >= unreadFrom!) {
      divided = true;
      group = null;
      entries.push({ kind: "unread", key: "unread", eventSeq });
    }
    const author = message.by ?? message.from;
    const time = Date.parse(message.at);
    const joins: boolean = group !== null && group.author === author && time - group.since < groupSpan;
    if (joins && last) last.last = false;
    else group = { author, since: time };
    last = { kind: "message", key: message.id, eventSeq, message, first: !joins, last: true, request };
    entries.push(last);
    if (request) group = null;
  }
  return entries;
}

export interface Chunk {
  key: number;
  entries: Entry[];
}

const chunkSize = 4;
/** A text that is laid out in a chunk of its own. */
const longText = 400;

/**
 * Cut by log numbers and not by position, so that history loaded above moves no border. A chunk is put on the page at a stretch, so
 * a long text is one by itself, and what comes after it another.
 */
export function chunksOf(entries: readonly Entry[]): Chunk[] {
  const chunks: Chunk[] = [];
  let after = 0;
  for (const entry of entries) {
    const start = Math.floor(entry.eventSeq / chunkSize) * chunkSize;
    const isLong = textOf(entry).length > longText;
    const key = isLong ? entry.eventSeq + 0.25 : after > start ? after : start;
    if (isLong) after = entry.eventSeq + 0.5;
    const open = chunks.at(-1);
    if (open?.key === key) open.entries.push(entry);
    else chunks.push({ key, entries: [entry] });
  }
  return chunks;
}

/** As they are now, and where nothing has changed the very same parts as before: what stands on the page by them stays. */
export function keptChunks(before: readonly Chunk[], now: readonly Chunk[]): Chunk[] {
  const known = new Map(before.map(chunk => [chunk.key, chunk]));
  return now.map(chunk => {
    const old = known.get(chunk.key);
    return old && old.entries.length === chunk.entries.length && old.entries.every((entry, index) => isSame(entry, chunk.entries[index]!)) ? old : chunk;
  });
}

function isSame(one: Entry, other: Entry): boolean {
  const [then, now] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return Object.keys({ ...then, ...now }).every(name => then[name] === now[name]);
}

const textOf = (entry: Entry): string => (entry.kind === "message" ? entry.message.text : entry.kind === "note" ? entry.item.note.text : "");

/** The number of the first message that is unread, counted from the end: an operator's answer read all before it. */
export function firstUnread(items: readonly DeskItem[], unread: number): number | null {
  let left = unread;
  for (let index = items.length - 1; index >= 0 && left > 0; index--) {
    const item = items[index]!;
    if (!("message" in item)) continue;
    if (item.message.from !== "client") continue;
    if (--left === 0) return item.message.seq;
  }
  return null;
}

/** How many messages of the client there are. */
export const clientsIn = (items: readonly DeskItem[]): number =>
  items.reduce((count, item) => count + Number("message" in item && item.message.from === "client"), 0);

/** The newest number of the client's messages, which a visible page has read. */
export function newestSeq(items: readonly DeskItem[]): number {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if ("message" in item && item.message.from === "client") return item.message.seq;
  }
  return 0;
}
