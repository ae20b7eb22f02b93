import { describe, expect, test } from "vitest";
import { chunksOf, entriesOf, firstUnread, keptChunks, newestSeq } from "../../../../console/desk/model/thread-entries.js";
import type { DeskItem } from "../../../../shared/wire/thread.js";
import { at, boris, me, said } from "./things.js";

const shape = (entries: ReturnType<typeof entriesOf>) =>
  entries.map(entry => (entry.kind === "message" ? `${entry.message.id}${entry.first ? " first" : ""}${entry.last ? " last" : ""}` : entry.kind));

describe("a thread's lines", () => {
  test("group one author within five minutes, exclusive", () => {
    const items = [said(1, { at: at(0) }), said(2, { at: at(299.999) }), said(3, { at: at(300) })];
    expect(shape(entriesOf(items, null))).toEqual(["day", "m1 first", "m2 last", "m3 first last"]);
  });

  test("part two operators, and what something stands between", () => {
    const mine = { from: "operator", by: me } as const;
    const items = [
      said(1, mine),
      said(2, { from: "operator", by: boris }),
      { eventSeq: 3, at: at(3), kind: "taken", by: boris } as const,
      said(4, { from: "operator", by: boris }),
    ];
    expect(shape(entriesOf(items, null))).toEqual(["day", "m1 first last", "m2 first last", "event", "m4 first last"]);
  });

  test("have a separator for each of the reader's days", () => {
    const items = [said(1, { at: at(0) }), said(2, { at: at(86_400) })];
    expect(shape(entriesOf(items, null))).toEqual(["day", "m1 first last", "day", "m2 first last"]);
  });

  test("begin a new inquiry with a request in an open dialog, and not with the one that opens it", () => {
    const request = { name: null, phone: "+7 900", email: null, consent: null };
    const left = (seq: number, newInquiry: boolean) => ({ ...(said(seq) as Extract<DeskItem, { kind: "message" }>), kind: "request", request, newInquiry }) as const;
    expect(shape(entriesOf([left(1, false), said(2), left(3, true)], 3))).toEqual(["day", "m1 first last", "m2 first last", "inquiry", "unread", "m3 first last"]);
  });

  test("have one unread line, before the first client's message from that number on", () => {
    const items = [said(1), said(2, { from: "operator", by: me }), said(3), said(4)];
    expect(shape(entriesOf(items, 2))).toEqual(["day", "m1 first last", "m2 first last", "unread", "m3 first", "m4 last"]);
  });
});

test("chunks that nothing has changed are the very same, whatever comes above and below", () => {
  const items = Array.from({ length: 41 }, (_, index) => said(index + 1));
  const before = chunksOf(entriesOf(items.slice(20, 40), null));
  const now = keptChunks(before, chunksOf(entriesOf(items, null)));
  const isKept = now.map(chunk => before.includes(chunk));
  // The first began with the day's line, and the group's last message is another.
  expect(now.filter((_, index) => isKept[index]).map(chunk => chunk.key)).toEqual([24, 28, 32, 36]);
  expect(now.flatMap(chunk => chunk.entries)).toEqual(entriesOf(items, null));
});

test("chunks keep their borders when history comes above", () => {
  const items = Array.from({ length: 40 }, (_, index) => said(index + 1));
  const whole = chunksOf(entriesOf(items, null));
  const tail = chunksOf(entriesOf(items.slice(24), null));
  expect(whole.map(chunk => chunk.key)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40]);
  expect(whole.at(-1)!.entries.map(entry => entry.key)).toEqual(tail.at(-1)!.entries.map(entry => entry.key));
});

test("a long text is a chunk by itself, and the borders around it stay when history comes above", () => {
  const long = new Set([5, 6, 8]);
  const items = Array.from({ length: 12 }, (_, index) => said(index + 1, long.has(index + 1) ? { text: "a".repeat(1_000) } : {}));
  const cut = (from: number) => chunksOf(entriesOf(items.slice(from), null)).map(chunk => chunk.entries.filter(one => one.kind === "message").map(one => one.eventSeq));
  expect(cut(0)).toEqual([[1, 2, 3], [4], [5], [6], [7], [8], [9, 10, 11], [12]]);
  expect(cut(6).slice(1)).toEqual(cut(0).slice(5));
  const keys = chunksOf(entriesOf(items, null)).map(chunk => chunk.key);
  expect(keys).toEqual([...new Set(keys)].sort((one, other) => one - other));
});

test("the first unread is counted from the end, over the client's messages only", () => {
  const items = [said(1), said(2), said(3, { from: "operator", by: me }), said(4)];
  expect(firstUnread(items, 1)).toBe(4);
  expect(firstUnread(items, 2)).toBe(2);
  expect(firstUnread(items, 0)).toBeNull();
  expect(firstUnread(items, 9)).toBeNull();
  expect(newestSeq(items)).toBe(4);
});
