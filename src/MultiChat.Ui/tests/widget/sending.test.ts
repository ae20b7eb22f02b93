import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { VisitorItem } from "../../shared/wire/visitor.js";
import { settled } from "../shared/manual-clock.js";
import { at, hello, log, page } from "./visit-page.js";

afterEach(() => vi.unstubAllGlobals());

let one: ReturnType<typeof page>;
beforeEach(() => {
  one = page();
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
