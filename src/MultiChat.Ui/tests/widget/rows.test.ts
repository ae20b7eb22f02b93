import { expect, test } from "vitest";
import { timeFormat } from "../../shared/time.js";
import type { VisitorItem, VisitorMessage } from "../../shared/wire/visitor.js";
import { rowsOf } from "../../widget/panel/rows.js";

const format = timeFormat("en-GB", "UTC");
const now = Date.parse("2026-11-22T12:00:00.000Z");
let seq = 0;
const message = (from: "me" | "operator", time: string, name?: string): VisitorMessage => {
  seq++;
  return { id: `id${seq}`, seq, from, text: `${from} ${time}`, at: `2026-11-22T${time}Z`, ...(name ? { name } : {}) };
};
const item = (one: VisitorMessage): VisitorItem => ({ eventSeq: one.seq, at: one.at, kind: "message", message: one });
const groupsOf = (items: VisitorItem[]) =>
  rowsOf(items, [], [], format, now).map(row => (row.kind === "message" ? `${row.startsGroup ? "[" : ""}${row.text}${row.endsGroup ? "]" : ""}` : row.kind));

test("one author within five minutes is one group", () => {
  const items = ["10:00:00.000", "10:04:59.999", "10:05:00.000"].map(time => item(message("me", time)));
  expect(groupsOf(items)).toEqual(["day", "[me 10:00:00.000", "me 10:04:59.999]", "[me 10:05:00.000]"]);
});

test("another author, another operator and a line between begin a new group", () => {
  const items: VisitorItem[] = [
    item(message("operator", "10:00:00.000", "Anna")),
    item(message("operator", "10:00:01.000", "Boris")),
    { eventSeq: 90, at: "2026-11-22T10:00:02.000Z", kind: "joined", name: "Vera" },
    item(message("operator", "10:00:03.000", "Boris")),
  ];
  expect(groupsOf(items)).toEqual(["day", "[operator 10:00:00.000]", "[operator 10:00:01.000]", "joined", "[operator 10:00:03.000]"]);
});

test("each day has its separator", () => {
  const old = { ...message("me", "10:00:00.000"), at: "2026-11-21T23:59:59.999Z" };
  const rows = rowsOf([item(old), item(message("me", "00:00:00.000"))], [], [], format, now);
  expect(rows.filter(row => row.kind === "day").map(row => row.label)).toEqual(["Yesterday", "Today"]);
});

test("what the log has not brought stands after it, and what is on its way last", () => {
  const rows = rowsOf([item(message("operator", "10:00:00.000", "Anna"))], [message("me", "10:00:01.000")], [{ id: "p", text: "pending" }], format, now);
  expect(rows.map(row => (row.kind === "message" ? row.text : row.kind))).toEqual(["day", "operator 10:00:00.000", "me 10:00:01.000", "pending"]);
});

test("what is on its way is a group of its own, so that the accepted keep their time", () => {
  const pending = [
    { id: "p1", text: "p1" },
    { id: "p2", text: "p2" },
  ];
  const rows = rowsOf([item(message("me", "10:00:00.000"))], [], pending, format, now).filter(row => row.kind === "message");
  expect(rows.map(row => [row.startsGroup, row.at !== undefined])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

test("an operator's message has their photo with it", () => {
  const rows = rowsOf([item({ ...message("operator", "10:00:00.000", "Anna"), photo: "cafe" })], [], [], format, now);
  expect(rows.at(-1)).toMatchObject({ name: "Anna", photo: "cafe" });
});
