import { beforeEach, describe, expect, test } from "vitest";
import type { VisitorItem } from "../../shared/wire/visitor.js";
import { settled } from "../shared/manual-clock.js";
import { answer, later, log, page, snapshot } from "./visit-page.js";

let one: ReturnType<typeof page>;
beforeEach(() => {
  one = page();
});

describe("pushes that overtake the answer of a Join", () => {
  const news = (eventSeq: number) => one.visit.pushed("log", log(eventSeq - 1, eventSeq, answer(eventSeq)));
  const begin = async (...items: VisitorItem[]) => {
    one.visit.begin();
    one.answers["Join"] = snapshot(...items);
    await one.connect();
  };

  test("are asked for after the first", async () => {
    const { answer: held, give } = later();
    one.answers["Join"] = held;
    one.answers["Log"] = log(1, 2, answer(2));
    one.visit.begin();
    await one.connect();
    news(2);
    await give(snapshot(answer(1)));
    expect(one.inputs("Log")).toEqual([{ after: 1, tag: "tag 1" }]);
    expect(one.shown()).toEqual(["answer 1", "answer 2"]);
  });

  test("are asked for after a reconnect", async () => {
    await begin(answer(1));
    one.visit.lost();
    const { answer: held, give } = later();
    one.answers["Join"] = held;
    one.answers["Log"] = log(2, 3, answer(3));
    await one.connect();
    news(3);
    await give(log(1, 2, answer(2)));
    expect(one.inputs("Log")).toEqual([{ after: 2, tag: "tag 2" }]);
    expect(one.shown()).toEqual(["answer 1", "answer 2", "answer 3"]);
  });

  test("are asked for after a resync, and not applied to the view that is void", async () => {
    await begin(answer(1));
    const { answer: held, give } = later();
    one.answers["Join"] = held;
    one.answers["Log"] = log(1, 2, answer(2));
    one.visit.pushed("resync", {});
    news(2);
    expect(one.shown()).toEqual(["answer 1"]);
    await give(snapshot(answer(1)));
    expect(one.inputs("Log")).toEqual([{ after: 1, tag: "tag 1" }]);
    expect(one.shown()).toEqual(["answer 1", "answer 2"]);
  });

  test("need no question where the answer has them", async () => {
    const { answer: held, give } = later();
    one.answers["Join"] = held;
    one.visit.begin();
    await one.connect();
    news(2);
    await give(snapshot(answer(1), answer(2)));
    expect(one.inputs("Log")).toEqual([]);
  });

  test("are the newer word on availability and on what was read", async () => {
    const { answer: held, give } = later();
    one.answers["Join"] = held;
    one.visit.begin();
    await one.connect();
    one.visit.pushed("availability", { available: false });
    one.visit.pushed("marks", { read: 3 });
    await give({ ...snapshot(answer(1)), marks: { read: 2 } });
    expect([one.visit.available, one.visit.deskRead]).toEqual([false, 3]);
  });

  test("but what was read in a history that is void does not count", async () => {
    await begin(answer(1));
    one.visit.pushed("marks", { read: 5 });
    one.answers["Join"] = { ...snapshot(answer(1)), marks: { read: 2 } };
    one.visit.pushed("resync", {});
    await settled();
    expect(one.visit.deskRead).toBe(2);
  });
});

test("a resync that the host refuses for now is asked for again", async () => {
  one.visit.begin();
  one.answers["Join"] = snapshot(answer(1));
  await one.connect();
  one.answers["Join"] = { refused: "busy" };
  one.visit.pushed("resync", {});
  await settled();
  one.answers["Join"] = snapshot(answer(1), answer(2));
  await one.clock.advance(1_000);
  expect(one.inputs("Join").slice(1)).toEqual([{}, {}]);
  expect(one.shown()).toEqual(["answer 1", "answer 2"]);
});

test("identity that fails is asked for again, later each time", async () => {
  one.visit.begin();
  one.answers["Join"] = { refused: "busy" };
  await one.connect();
  await one.clock.advance(1_000);
  await one.clock.advance(1_999);
  expect(one.inputs("Join")).toHaveLength(2);
  await one.clock.advance(1);
  expect(one.inputs("Join")).toHaveLength(3);
});

test("a late answer of a lost connection changes nothing", async () => {
  one.visit.begin();
  one.answers["Join"] = undefined;
  await one.connect();
  one.visit.lost();
  await settled();
  expect([one.visit.isJoined, one.visit.view]).toEqual([false, undefined]);
});

test("reset turns a late answer of a Join away", async () => {
  const { answer: held, give } = later();
  one.answers["Join"] = held;
  one.visit.begin();
  await one.connect();
  const done = one.visit.reset();
  await give(snapshot(answer(1)));
  await done;
  expect([one.visit.isJoined, one.visit.view, one.local.keys("")]).toEqual([false, undefined, []]);
});
