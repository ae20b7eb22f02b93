import { beforeEach, describe, expect, test } from "vitest";
import type { VisitorItem } from "../../shared/wire/visitor.js";
import { settled } from "../shared/manual-clock.js";
import { answer, at, later, log, page, snapshot } from "./visit-page.js";

let one: ReturnType<typeof page>;
beforeEach(() => {
  one = page();
});

describe("before the visitor opens it", () => {
  test("the page asks nobody who it is and stores nothing", async () => {
    await one.connect();
    expect([one.calls, one.local.keys(""), one.tab.keys("")]).toEqual([[], [], []]);
  });

  test("a dialog of earlier is joined at once and acknowledged", async () => {
    one.local.set("multichat:site", '{"visitor":"v1","seen":0}');
    const again = page({ local: one.local });
    again.answers["Join"] = snapshot(answer(1), answer(2));
    await again.connect();
    expect(again.inputs("Join")).toEqual([{ ticket: "ticket 1" }]);
    expect(again.inputs("Applied")).toEqual([{ eventSeq: 2, tag: "tag 2" }]);
    expect(again.visit.unread).toBe(2);
    expect(again.inputs("Read")).toEqual([]);
  });
});

describe("the log", () => {
  beforeEach(async () => {
    one.visit.begin();
    one.answers["Join"] = snapshot(answer(1));
    await one.connect();
  });

  test("is applied, acknowledged and told to the page", () => {
    one.visit.pushed("log", log(1, 3, answer(2), answer(3)));
    expect(one.shown()).toEqual(["answer 1", "answer 2", "answer 3"]);
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 3, tag: "tag 3" });
    expect(one.arrived).toEqual(["answer 2", "answer 3"]);
  });

  test("of hidden events moves the place and is acknowledged", () => {
    one.visit.pushed("log", log(1, 2));
    one.visit.pushed("log", log(2, 3, answer(3)));
    expect(one.shown()).toEqual(["answer 1", "answer 3"]);
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 3, tag: "tag 3" });
  });

  test("of own words alone is not acknowledged: nobody waits for that", () => {
    const acknowledged = one.inputs("Applied").length;
    one.visit.pushed("log", log(1, 2, { ...answer(2), message: { id: "own", seq: 2, from: "me", text: "Hello", at } } as VisitorItem));
    expect(one.shown()).toEqual(["answer 1", "Hello"]);
    expect(one.inputs("Applied")).toHaveLength(acknowledged);
  });

  test("whose acknowledgement fails is acknowledged with what comes next", async () => {
    one.answers["Applied"] = { refused: "busy" };
    one.visit.pushed("log", log(1, 2, answer(2)));
    await settled();
    one.answers["Applied"] = {};
    one.visit.pushed("log", log(2, 3, { ...answer(3), message: { id: "own", seq: 3, from: "me", text: "Hello", at } } as VisitorItem));
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 3, tag: "tag 3" });
  });

  test("with a hole is asked for from the place", async () => {
    one.answers["Log"] = log(1, 3, answer(2), answer(3));
    one.visit.pushed("log", log(2, 3, answer(3)));
    await settled();
    expect(one.inputs("Log")).toEqual([{ after: 1, tag: "tag 1" }]);
    expect(one.shown()).toEqual(["answer 1", "answer 2", "answer 3"]);
  });

  test("is asked for again where the answer is older than a push that came meanwhile", async () => {
    const { answer: held, give } = later();
    one.answers["Log"] = held;
    one.visit.pushed("log", log(2, 3, answer(3)));
    one.visit.pushed("log", log(3, 4, answer(4)));
    one.answers["Log"] = log(3, 4, answer(4));
    await give(log(1, 3, answer(2), answer(3)));
    expect(one.inputs("Log")).toEqual([{ after: 1, tag: "tag 1" }, { after: 3, tag: "tag 3" }]);
    expect(one.shown()).toEqual(["answer 1", "answer 2", "answer 3", "answer 4"]);
  });

  test("is not asked for again where the answer has the push that came meanwhile", async () => {
    const { answer: held, give } = later();
    one.answers["Log"] = held;
    one.visit.pushed("log", log(2, 3, answer(3)));
    one.visit.pushed("log", log(3, 4, answer(4)));
    await give(log(1, 4, answer(2), answer(3), answer(4)));
    expect(one.inputs("Log")).toHaveLength(1);
  });

  test("is not asked for again for a push that was known when it was asked for", async () => {
    one.answers["Log"] = log(1, 2, answer(2));
    one.visit.pushed("log", log(2, 3, answer(3)));
    await settled();
    expect(one.inputs("Log")).toHaveLength(1);
  });

  test("that the host refuses for now is asked for again after the usual pauses", async () => {
    one.answers["Log"] = { refused: "busy" };
    one.visit.pushed("log", log(2, 3, answer(3)));
    await one.clock.advance(999);
    expect(one.inputs("Log")).toHaveLength(1);
    await one.clock.advance(1);
    await one.clock.advance(1_999);
    expect(one.inputs("Log")).toHaveLength(2);
    one.answers["Log"] = log(1, 3, answer(2), answer(3));
    await one.clock.advance(1);
    expect(one.shown()).toEqual(["answer 1", "answer 2", "answer 3"]);
  });

  test("that was lost with its connection is left to the next Join", async () => {
    one.answers["Log"] = { refused: "busy" };
    one.visit.pushed("log", log(2, 3, answer(3)));
    await settled();
    one.visit.lost();
    await one.clock.advance(60_000);
    expect(one.inputs("Log")).toHaveLength(1);
  });

  test("told twice is shown once", () => {
    one.visit.pushed("log", log(1, 2, answer(2)));
    one.visit.pushed("log", log(1, 2, answer(2)));
    expect(one.shown()).toEqual(["answer 1", "answer 2"]);
  });

  test.each([
    ["a push", () => one.visit.pushed("resync", {})],
    ["an unknown kind", () => one.visit.pushed("log", log(1, 2, { eventSeq: 2, at, kind: "rated" } as unknown as VisitorItem))],
  ])("is taken anew after %s, without a ticket", async (_, tell) => {
    one.answers["Join"] = snapshot(answer(1), answer(2));
    tell();
    await settled();
    expect(one.inputs("Join").at(-1)).toEqual({});
    expect(one.shown()).toEqual(["answer 1", "answer 2"]);
  });

  test("goes on from the place after a reconnect, with a new ticket", async () => {
    one.visit.lost();
    one.answers["Join"] = log(1, 2, answer(2));
    await one.connect();
    expect(one.inputs("Join").at(-1)).toEqual({ ticket: "ticket 2", place: { eventSeq: 1, tag: "tag 1" } });
    expect(one.shown()).toEqual(["answer 1", "answer 2"]);
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 2, tag: "tag 2" });
  });

  test("is acknowledged again after the usual pauses where the host refused it for now, and no more once it took it", async () => {
    one.answers["Applied"] = { refused: "internal" };
    one.visit.pushed("log", log(1, 2, answer(2)));
    await one.clock.advance(999);
    const before = one.inputs("Applied").length;
    one.answers["Applied"] = {};
    await one.clock.advance(1);
    expect(one.inputs("Applied").slice(before)).toEqual([{ eventSeq: 2, tag: "tag 2" }]);
    await one.clock.advance(60_000);
    expect(one.inputs("Applied")).toHaveLength(before + 1);
  });

  test("leaves an acknowledgement that was lost with its connection to the next Join", async () => {
    one.answers["Applied"] = { refused: "internal" };
    one.visit.pushed("log", log(1, 2, answer(2)));
    await settled();
    const before = one.inputs("Applied").length;
    one.visit.lost();
    await one.clock.advance(60_000);
    expect(one.inputs("Applied")).toHaveLength(before);
  });

  test("that the host did not take as read for now is told so again", async () => {
    one.answers["Read"] = { refused: "internal" };
    one.state.isLookedAt = true;
    one.visit.look();
    await settled();
    one.answers["Read"] = {};
    await one.clock.advance(1_000);
    expect(one.inputs("Read")).toEqual([{ seq: 1 }, { seq: 1 }]);
  });

  test("is read only while somebody looks", () => {
    one.visit.look();
    expect([one.inputs("Read"), one.visit.unread]).toEqual([[], 1]);
    one.state.isLookedAt = true;
    one.visit.look();
    one.visit.look();
    expect([one.inputs("Read"), one.visit.unread]).toEqual([[{ seq: 1 }], 0]);
    one.visit.pushed("log", log(1, 2, answer(2)));
    expect(one.inputs("Read").at(-1)).toEqual({ seq: 2 });
  });

  test("is read up to the first answer that was not on the screen, and no further", () => {
    one.state.isLookedAt = true;
    one.state.onScreen = message => message !== "operator 3";
    one.visit.pushed("log", log(1, 4, answer(2), answer(3), answer(4)));
    expect([one.inputs("Read").at(-1), one.visit.unread]).toEqual([{ seq: 2 }, 2]);
    one.state.onScreen = () => true;
    one.visit.look();
    expect([one.inputs("Read").at(-1), one.visit.unread]).toEqual([{ seq: 4 }, 0]);
  });

  test("is not read past answers that are not loaded", async () => {
    one.state.isLookedAt = true;
    one.answers["Join"] = { ...snapshot(answer(8)), more: true };
    one.visit.pushed("resync", {});
    await settled();
    expect(one.inputs("Read")).toEqual([]);
    one.answers["History"] = { items: [answer(1), answer(2)], more: false };
    await one.visit.showEarlier();
    one.visit.look();
    expect(one.inputs("Read")).toEqual([{ seq: 8 }]);
  });

  test("that the host does not take as read is not told again by each glance", async () => {
    one.answers["Read"] = { refused: "internal" };
    one.state.isLookedAt = true;
    one.visit.look();
    await settled();
    one.visit.look();
    await settled();
    expect(one.inputs("Read")).toHaveLength(1);
  });
});

test("reset forgets the visitor, the history and what was not sent", async () => {
  one.visit.begin();
  one.answers["Join"] = snapshot(answer(1));
  await one.connect();
  one.visit.send("unsent");
  await one.visit.reset();
  expect([one.local.keys(""), one.tab.keys(""), one.visit.view, one.visit.pending, one.visit.unread]).toEqual([[], [], undefined, [], 0]);
});

test("reset says why the host could not be told, and shows nothing of the talk meanwhile", async () => {
  one.visit.begin();
  one.answers["Join"] = snapshot(answer(1));
  await one.connect();
  one.state.forgetting = "stopping";
  await expect(one.visit.reset()).rejects.toMatchObject({ code: "stopping" });
  expect([one.local.keys(""), one.shown(), one.connection]).toEqual([[], [], ["forgotten", "stop", "retry"]]);
});

describe("a browser that the host forgot", () => {
  test("comes back as a guest, and as somebody new once its person writes", async () => {
    one.visit.begin();
    one.answers["Join"] = snapshot(answer(1));
    await one.connect();
    one.visit.pushed("ended", { code: "not_signed_in" });
    one.visit.lost();
    expect([one.connection, one.visit.view, one.visit.hasDialog]).toEqual([["forgotten", "stop", "retry"], undefined, false]);
    const joins = one.inputs("Join").length;
    await one.connect();
    expect(one.inputs("Join").length).toBe(joins);
    one.state.visitor = "v2";
    one.answers["Join"] = snapshot();
    one.visit.send("again");
    await settled();
    expect(one.inputs("Join").length).toBe(joins + 1);
    expect(one.inputs("Send").map(({ text }) => text)).toEqual(["again"]);
  });

  test("gets back what was on its way, which never goes out as somebody else's", async () => {
    one.visit.begin();
    one.answers["Join"] = snapshot(answer(1));
    await one.connect();
    one.visit.send("unsent");
    one.visit.pushed("ended", { code: "not_signed_in" });
    expect([one.rejected, one.visit.pending]).toEqual([["unsent: not_signed_in"], []]);
  });

  test("hears of it once, whoever asked for it", async () => {
    one.visit.begin();
    await one.connect();
    await one.visit.reset();
    one.visit.pushed("ended", { code: "not_signed_in" });
    expect(one.connection).toEqual(["forgotten", "stop", "retry"]);
  });

  test("does not go on as somebody new by itself where it was forgotten while it slept, and gets its texts back", async () => {
    one.visit.begin();
    one.answers["Join"] = snapshot(answer(1));
    await one.connect();
    one.visit.send("unsent");
    one.visit.lost();
    Object.assign(one.state, { visitor: "v2", isNew: true });
    const joins = one.inputs("Join").length;
    await one.connect();
    expect([one.inputs("Join").length, one.rejected, one.shown(), one.connection]).toEqual([joins, ["unsent: not_signed_in"], [], ["forgotten"]]);
  });
});
