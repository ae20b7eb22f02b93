import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Keep } from "../../shared/storage.js";
import type { VisitorDialog, VisitorItem, VisitorLog, VisitorSnapshot } from "../../shared/wire.js";
import { Visit } from "../../widget/panel/visit.js";
import { ManualClock, settled } from "../shared/manual-clock.js";
import { memoryKeep } from "../shared/memory-keep.js";

const at = "2026-11-22T10:00:00.000Z";
const hello = { serverNow: at, available: true, textLength: 8_000, texts: {} };
const open: VisitorDialog = { status: "open", operator: { name: "Anna" } };
const answer = (eventSeq: number): VisitorItem => ({
  eventSeq,
  at,
  kind: "message",
  message: { id: `operator ${eventSeq}`, seq: eventSeq, from: "operator", name: "Anna", text: `answer ${eventSeq}`, at },
});
const log = (after: number, upTo: number, ...items: VisitorItem[]): VisitorLog => ({ after, upTo, tag: `tag ${upTo}`, items, state: open, more: false });
const snapshot = (...items: VisitorItem[]): VisitorSnapshot => {
  const eventSeq = items.at(-1)?.eventSeq ?? 0;
  const place = { eventSeq, tag: eventSeq ? `tag ${eventSeq}` : "" };
  return { serverNow: at, visitor: "v1", available: true, place, dialog: eventSeq ? open : null, marks: { read: 0 }, items, more: false };
};

/** An answer that comes when the test says so. */
function later() {
  let give: (answer: object) => void = () => {};
  const answer = new Promise<object>(done => (give = done));
  return { answer, give: (answer: object) => (give(answer), settled()) };
}

type Answer = object | { refused: string };

/** A page with a panel; the test answers as the host. */
function page({ local = memoryKeep(), tab = memoryKeep(), visitor = "v1", key = "multichat:site" }: { local?: Keep; tab?: Keep; visitor?: string; key?: string } = {}) {
  const clock = new ManualClock();
  const calls: [name: string, input: Record<string, unknown>][] = [];
  const answers: Record<string, Answer | undefined> = { Join: snapshot(), Applied: {}, Read: {}, Goodbye: {} };
  const arrived: string[] = [];
  const rejected: string[] = [];
  let identities = 0;
  const state = { isLookedAt: false, visitor, hasDialog: false };
  const hub = {
    isOpen: true,
    call: async (name: string, input: Record<string, unknown>) => {
      calls.push([name, input]);
      const given = answers[name];
      if (given === undefined) return new Promise(() => {});
      if ("refused" in given) throw { code: given.refused };
      return given;
    },
    retry: () => {},
    stop: () => {},
  };
  const visit = new Visit({
    hub: hub as unknown as ConstructorParameters<typeof Visit>[0]["hub"],
    clock,
    local,
    tab,
    key,
    identify: async () => ({ visitor: state.visitor, hasDialog: state.hasDialog, ticket: `ticket ${++identities}`, ticketExpiresAt: at }),
    forgetIdentity: async () => ({}),
    isLookedAt: () => state.isLookedAt,
    changed: () => {},
    arrived: message => arrived.push(message.text),
    rejected: (text, code) => rejected.push(`${text}: ${code}`),
  });
  return {
    visit,
    clock,
    local,
    tab,
    answers,
    arrived,
    rejected,
    state,
    calls,
    inputs: (name: string) => calls.filter(([called]) => called === name).map(([, input]) => input),
    shown: () => visit.view?.items.map(item => (item.kind === "message" ? item.message.text : item.kind)) ?? [],
    connect: async () => (visit.greeted(hello), settled()),
    accept: (input: Record<string, unknown>, seq: number) => ({
      message: { id: input["id"], seq, from: "me", text: input["text"], at },
    }),
  };
}

afterEach(() => vi.unstubAllGlobals());

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
    expect(again.inputs("Applied")).toEqual([{ eventSeq: 2 }]);
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
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 3 });
    expect(one.arrived).toEqual(["answer 2", "answer 3"]);
  });

  test("of hidden events moves the place and is acknowledged", () => {
    one.visit.pushed("log", log(1, 2));
    one.visit.pushed("log", log(2, 3, answer(3)));
    expect(one.shown()).toEqual(["answer 1", "answer 3"]);
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 3 });
  });

  test("with a hole is asked for from the place", async () => {
    one.answers["Log"] = log(1, 3, answer(2), answer(3));
    one.visit.pushed("log", log(2, 3, answer(3)));
    await settled();
    expect(one.inputs("Log")).toEqual([{ after: 1, tag: "tag 1" }]);
    expect(one.shown()).toEqual(["answer 1", "answer 2", "answer 3"]);
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
    expect(one.inputs("Applied").at(-1)).toEqual({ eventSeq: 2 });
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

test("the error mark comes by the host's own deadline", async () => {
  vi.stubGlobal("navigator", { onLine: true });
  one.visit.begin();
  one.visit.greeted({ ...hello, deliverySeconds: 2 });
  await settled();
  one.visit.send("hello");
  const [message] = one.visit.pending;
  await one.clock.advance(1_999);
  expect(one.visit.deliveryOf(message!)).toEqual({ state: "sending" });
  await one.clock.advance(1);
  expect(one.visit.deliveryOf(message!)).toEqual({ state: "overdue", reason: "noAnswer" });
});

describe("a message", () => {
  test("sent before the host knows the visitor waits in this tab and goes out once joined", async () => {
    one.visit.send("first");
    expect(one.tab.keys("multichat:")).toHaveLength(1);
    expect(one.local.keys("")).toEqual(["multichat:site"]);
    await one.connect();
    expect(one.inputs("Send")).toMatchObject([{ text: "first" }]);
    expect([one.tab.keys(""), one.local.keys("multichat:site:v1:pending:").length]).toEqual([[], 1]);
  });

  test("answered before the log brings it is shown as sent, and once", async () => {
    one.visit.begin();
    await one.connect();
    one.visit.send("hello");
    const [input] = one.inputs("Send");
    const { message } = one.accept(input!, 1);
    one.answers["Send"] = { message };
    one.visit.resend(input!["id"] as string);
    await settled();
    expect([one.visit.echoes.length, one.visit.pending.length]).toEqual([1, 0]);
    one.visit.pushed("log", log(0, 1, { eventSeq: 1, at, kind: "message", message } as unknown as VisitorItem));
    expect([one.visit.echoes.length, one.shown()]).toEqual([0, ["hello"]]);
    expect(one.local.get("multichat:site")).toContain("v1");
  });

  test("that the log brought needs no answer", async () => {
    one.visit.begin();
    await one.connect();
    one.visit.send("hello");
    const [input] = one.inputs("Send");
    const message = { id: input!["id"], seq: 1, from: "me", text: "hello", at };
    one.visit.pushed("log", log(0, 1, { eventSeq: 1, at, kind: "message", message } as unknown as VisitorItem));
    expect([one.visit.pending, one.shown(), one.local.keys("multichat:site:v1:pending:")]).toEqual([[], ["hello"], []]);
  });

  test("refused because nobody is there goes back to the person", async () => {
    one.visit.begin();
    await one.connect();
    one.answers["Send"] = { refused: "nobody_available" };
    one.visit.send("hello");
    await settled();
    expect([one.rejected, one.visit.pending]).toEqual([["hello: nobody_available"], []]);
    expect(one.local.get("multichat:site")).toBeNull();
  });

  test("refused for want of a session is sent after joining anew", async () => {
    one.visit.begin();
    await one.connect();
    one.answers["Send"] = { refused: "not_signed_in" };
    one.visit.send("hello");
    one.answers["Send"] = undefined;
    await settled();
    expect(one.inputs("Join").map(input => input["ticket"])).toEqual(["ticket 1", "ticket 2"]);
    const ids = one.inputs("Send").map(input => input["id"]);
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
  });

  test("survives a reload", async () => {
    one.visit.begin();
    await one.connect();
    one.visit.send("hello");
    const next = page({ local: one.local });
    await next.connect();
    expect(next.visit.pending.map(message => message.text)).toEqual(["hello"]);
    expect(next.inputs("Send")[0]).toEqual(one.inputs("Send")[0]);
  });

  test("survives a reload of a page that the host had not answered at all", async () => {
    one.visit.send("hello");
    const next = page({ local: one.local, tab: one.tab });
    expect(next.visit.pending.map(message => message.text)).toEqual(["hello"]);
    await next.connect();
    expect(next.inputs("Send")).toMatchObject([{ text: "hello" }]);
  });

  test("of one visitor is never sent as another; this page's own text comes back", async () => {
    one.local.set("multichat:site", '{"visitor":"v1","seen":0}');
    const first = page({ local: one.local });
    await first.connect();
    first.visit.send("of an earlier page");
    const next = page({ local: one.local, visitor: "v2" });
    next.visit.send("of this page");
    await next.connect();
    expect(next.inputs("Send")).toEqual([]);
    expect(next.visit.pending).toEqual([]);
    expect(next.rejected).toEqual(["of this page: not_signed_in"]);
  });
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

test("reset forgets the visitor, the history and what was not sent", async () => {
  one.visit.begin();
  one.answers["Join"] = snapshot(answer(1));
  await one.connect();
  one.visit.send("unsent");
  await one.visit.reset();
  expect([one.local.keys(""), one.tab.keys(""), one.visit.view, one.visit.pending, one.visit.unread]).toEqual([[], [], undefined, [], 0]);
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
