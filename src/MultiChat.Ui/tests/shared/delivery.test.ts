import { describe, expect, test } from "vitest";
import { deliveryOfPending, deliveryToDesk, deliveryToVisitor, isRejection } from "../../shared/delivery.js";

describe("a message without an answer", () => {
  test("is sending until exactly five seconds", () => {
    expect(deliveryOfPending(0, true)).toEqual({ state: "sending" });
    expect(deliveryOfPending(4_999.9, false)).toEqual({ state: "sending" });
  });

  test("is marked from five seconds on, with the reason", () => {
    expect(deliveryOfPending(5_000, true)).toEqual({ state: "overdue", reason: "noAnswer" });
    expect(deliveryOfPending(5_000, false)).toEqual({ state: "overdue", reason: "offline" });
  });
});

test("a visitor's message is read up to the desk's mark", () => {
  expect(deliveryToDesk({ seq: 5 }, { read: 4 })).toEqual({ state: "accepted" });
  expect(deliveryToDesk({ seq: 5 }, { read: 5 })).toEqual({ state: "read" });
});

describe("an operator's accepted message", () => {
  const facts = { marks: { visitorDelivered: 0, visitorRead: 0 }, sentAgo: 0, leftAgo: null };
  const message = { seq: 3, eventSeq: 7 };

  test("is delivered by the place of the log and read by the number of the message", () => {
    expect(deliveryToVisitor(message, { ...facts, marks: { visitorDelivered: 7, visitorRead: 2 } })).toEqual({ state: "delivered" });
    expect(deliveryToVisitor(message, { ...facts, marks: { visitorDelivered: 7, visitorRead: 3 } })).toEqual({ state: "read" });
    expect(deliveryToVisitor(message, { ...facts, marks: { visitorDelivered: 6, visitorRead: 2 } })).toEqual({ state: "accepted" });
  });

  test("is marked at five seconds: the visitor left, or is offline", () => {
    expect(deliveryToVisitor(message, { ...facts, sentAgo: 4_999 })).toEqual({ state: "accepted" });
    expect(deliveryToVisitor(message, { ...facts, sentAgo: 5_000 })).toEqual({ state: "overdue", reason: "visitorOffline" });
    expect(deliveryToVisitor(message, { ...facts, sentAgo: 5_000, leftAgo: 2_999 })).toEqual({ state: "overdue", reason: "visitorOffline" });
    expect(deliveryToVisitor(message, { ...facts, sentAgo: 5_000, leftAgo: 3_000 })).toEqual({ state: "overdue", reason: "visitorLeft" });
  });

  test("loses the mark by itself when it arrives late", () => {
    expect(deliveryToVisitor(message, { ...facts, sentAgo: 60_000, marks: { visitorDelivered: 9, visitorRead: 0 } })).toEqual({ state: "delivered" });
  });
});

test("only content and rights end a message; everything else is tried again", () => {
  const final = ["text_empty", "text_too_long", "text_forbidden_character", "malformed", "unknown_field", "message_conflict", "nobody_available"];
  final.push("responsible_changed", "dialog_archived", "forbidden", "not_found", "channel_cannot_send");
  expect(final.filter(code => !isRejection(code))).toEqual([]);
  expect(["lost", "busy", "too_many", "internal", "outdated_build", "not_signed_in", "changed", "new_code"].filter(isRejection)).toEqual([]);
});
