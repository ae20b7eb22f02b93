import { describe, expect, test } from "vitest";
import { deliveryOf, nextMark, type MarkFacts } from "../../../../console/desk/model/marks.js";
import { at, me, message, said } from "./things.js";

const own = message(3, { from: "operator", by: me, at: at(0) });
const facts = (change: Partial<MarkFacts> = {}): MarkFacts => ({
  marks: { visitorDelivered: 2, visitorRead: 2, deskRead: 0 },
  presence: { online: true, leftAt: null },
  receipts: true,
  now: Date.parse(at(100)),
  steady: 50_000,
  sentAt: new Map(),
  ...change,
});

describe("the mark beside an answer", () => {
  test("counts from this page's send by its steady clock, whatever the host's clock says", () => {
    const sentAt = new Map([[own.id, 45_001]]);
    expect(deliveryOf(own, facts({ sentAt }))).toEqual({ state: "accepted" });
    expect(deliveryOf(own, facts({ sentAt, steady: 50_001 }))).toEqual({ state: "overdue", reason: "visitorOffline" });
  });

  test("counts from the acceptance where another page sent", () => {
    expect(deliveryOf(own, facts({ now: Date.parse(at(4.999)) }))).toEqual({ state: "accepted" });
    expect(deliveryOf(own, facts({ now: Date.parse(at(5)) }))).toEqual({ state: "overdue", reason: "visitorOffline" });
  });

  test("says that the visitor left from three seconds after they did", () => {
    const left = (seconds: number) => facts({ presence: { online: false, leftAt: at(100 - seconds) } });
    expect(deliveryOf(own, left(2.999))).toMatchObject({ reason: "visitorOffline" });
    expect(deliveryOf(own, left(3))).toMatchObject({ reason: "visitorLeft" });
  });

  test("heals by the visitor's acknowledgement", () => {
    expect(deliveryOf(own, facts({ marks: { visitorDelivered: 3, visitorRead: 2, deskRead: 0 } }))).toEqual({ state: "delivered" });
    expect(deliveryOf(own, facts({ marks: { visitorDelivered: 3, visitorRead: 3, deskRead: 0 } }))).toEqual({ state: "read" });
  });
});

test("nothing stands beside an answer on a channel that does not tell what arrives", () => {
  const silent = facts({ receipts: false, presence: { online: false, leftAt: at(98) } });
  expect(deliveryOf(own, silent)).toBeNull();
  expect(nextMark([said(3, { from: "operator", by: me, at: at(99) })], [own], silent)).toBeNull();
});

test("the host's own deadlines count", () => {
  const limits = { deliverySeconds: 2, leftSeconds: 1 };
  const sent = (seconds: number) => facts({ limits, sentAt: new Map([[own.id, 50_000 - seconds * 1000]]) });
  expect(deliveryOf(own, sent(1.999))).toEqual({ state: "accepted" });
  expect(deliveryOf(own, { ...sent(2), presence: { online: false, leftAt: at(99) } })).toEqual({ state: "overdue", reason: "visitorLeft" });
  expect(nextMark([], [own], sent(1.5))).toBe(500);
  expect(nextMark([], [], facts({ limits, presence: { online: false, leftAt: at(99.25) } }))).toBe(250);
});

describe("the next look at the marks", () => {
  const items = [said(1), said(3, { from: "operator", by: me, at: at(0) })];
  test("is when the first answer falls due", () => {
    expect(nextMark(items, [], facts({ now: Date.parse(at(2)) }))).toBe(3_000);
    expect(nextMark(items, [], facts({ now: Date.parse(at(5)) }))).toBeNull();
  });

  test("is never for what was delivered", () => {
    const marks = { visitorDelivered: 3, visitorRead: 0, deskRead: 0 };
    expect(nextMark(items, [], facts({ now: Date.parse(at(2)), marks }))).toBeNull();
  });

  test("is when offline turns into left", () => {
    expect(nextMark(items, [], facts({ presence: { online: false, leftAt: at(98) } }))).toBe(1_000);
  });
});
