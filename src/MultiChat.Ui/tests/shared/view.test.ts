import { describe, expect, test } from "vitest";
import { apply, prepend, viewOf, type View } from "../../shared/view.js";
import type { VisitorItem, VisitorLog } from "../../shared/wire/visitor.js";

const kinds = new Set(["message", "edited", "joined", "closed"]);
const at = "2026-11-22T10:00:00.000Z";
const message = (eventSeq: number, text = `text ${eventSeq}`, kind: "message" | "edited" = "message"): VisitorItem => ({
  eventSeq,
  at,
  kind,
  message: { id: `id ${kind === "edited" ? 1 : eventSeq}`, seq: eventSeq, from: "me", text, at },
});
const part = (after: number, upTo: number, items: VisitorItem[]): VisitorLog => ({
  after,
  upTo,
  tag: `tag ${upTo}`,
  items,
  state: { status: "open", operator: null },
  more: false,
});
const view = (upTo: number, ...items: VisitorItem[]) =>
  viewOf({ place: { eventSeq: upTo, tag: `tag ${upTo}` }, items, more: false }, part(0, 0, []).state, kinds);
const shown = (result: ReturnType<typeof apply<VisitorItem, VisitorLog["state"]>>) =>
  (result as View<VisitorItem, unknown>).items.map(item => (item.kind === "message" ? item.message.text : item.kind));

describe("a part of the log", () => {
  test("that goes on from the place is applied, and the place moves", () => {
    const next = apply(view(1, message(1)), part(1, 3, [message(2), message(3)]), kinds);
    expect(shown(next)).toEqual(["text 1", "text 2", "text 3"]);
    expect(next).toMatchObject({ place: { eventSeq: 3, tag: "tag 3" } });
  });

  test("with hidden events only moves the place", () => {
    const next = apply(view(1, message(1)), part(1, 4, []), kinds);
    expect(shown(next)).toEqual(["text 1"]);
    expect(next).toMatchObject({ place: { eventSeq: 4, tag: "tag 4" } });
  });

  test.each([
    ["ends at the place", part(0, 2, [message(2)])],
    ["ends before the place", part(0, 1, [message(1)])],
  ])("that %s is known already", (_, old) => {
    expect(apply(view(2, message(1), message(2)), old, kinds)).toBe("known");
  });

  test.each([
    ["begins beyond the place", part(3, 4, [message(4)])],
    ["overlaps the place", part(0, 4, [message(1), message(4)])],
  ])("that %s is a hole", (_, gap) => {
    expect(apply(view(2, message(2)), gap, kinds)).toBe("hole");
  });

  test("with an unknown kind asks for a snapshot and changes nothing", () => {
    const before = view(1, message(1));
    const strange = { eventSeq: 2, at, kind: "rated" } as unknown as VisitorItem;
    expect(apply(before, part(1, 2, [strange]), kinds)).toBe("resync");
    expect(before.place.eventSeq).toBe(1);
  });

  test("can be the host's order to start anew", () => {
    expect(apply(view(1), { resync: true }, kinds)).toBe("resync");
  });
});

describe("an edit", () => {
  test("replaces the text where the message stands", () => {
    const next = apply(view(2, message(1), message(2)), part(2, 3, [message(3, "new", "edited")]), kinds);
    expect(shown(next)).toEqual(["new", "text 2"]);
  });

  test("of a message that is not shown shows nothing", () => {
    const next = apply(view(2, message(2)), part(2, 3, [message(3, "new", "edited")]), kinds);
    expect(shown(next)).toEqual(["text 2"]);
  });

  test("of a lower revision never takes the text back", () => {
    const desk = (revision: number, kind: string, eventSeq: number) => ({
      eventSeq,
      at,
      kind,
      message: { id: "a", revision, text: `revision ${revision}` },
    });
    const newer = viewOf({ place: { eventSeq: 1, tag: "" }, items: [desk(2, "message", 1)], more: false }, null, kinds);
    const next = apply(newer, { after: 1, upTo: 2, tag: "", items: [desk(1, "edited", 2)], state: null, more: false }, kinds);
    expect(next).toMatchObject({ items: [{ message: { revision: 2 } }] });
  });
});

test("snapshot and events give what a fresh snapshot gives", () => {
  const events = [message(1), { eventSeq: 2, at, kind: "joined", name: "Anna" } as VisitorItem, message(3), { eventSeq: 4, at, kind: "closed" } as VisitorItem];
  const fresh = view(4, ...events);
  for (let cut = 0; cut <= 4; cut++) {
    const older = view(cut, ...events.slice(0, cut));
    const next = cut === 4 ? older : apply(older, part(cut, 4, events.slice(cut)), kinds);
    expect(next).toEqual(fresh);
  }
});

test("a snapshot leaves out kinds that this page does not know", () => {
  const strange = { eventSeq: 2, at, kind: "rated" } as unknown as VisitorItem;
  expect(view(2, message(1), strange).items).toHaveLength(1);
});

test("history goes before what is shown, once", () => {
  const later = view(5, message(4), message(5));
  const whole = prepend(later, { items: [message(2), message(3), message(4)], more: true }, kinds);
  expect(whole.items.map(item => item.eventSeq)).toEqual([2, 3, 4, 5]);
  expect(whole.more).toBe(true);
  expect(whole.place).toEqual(later.place);
});
