import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Identity } from "../../shared/wire/visitor.js";
import { agree } from "../../widget/panel/agreement.js";
import { ManualClock, settled } from "../shared/manual-clock.js";
import { FakeChannel } from "./fake-channel.js";

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal("BroadcastChannel", FakeChannel);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

/** A browser with one cookie, and a host that makes a visitor of whoever comes without; each answer comes when the test says so. */
function browser() {
  const clock = new ManualClock();
  let cookie: string | undefined;
  let visitors = 0;
  const requests: { answer(): Promise<void>; fail(): Promise<void> }[] = [];
  const ask = () => {
    const visitor = cookie ?? `v${++visitors}`;
    return new Promise<Identity>((done, failed) => {
      const answer = async () => {
        cookie = visitor;
        done({ visitor, hasDialog: false, ticket: "", ticketExpiresAt: "" });
        await settled();
      };
      requests.push({ answer, fail: async () => (failed({ code: "busy" }), settled()) });
    });
  };
  /** A tab that asks; what it becomes is in `named` once it knows. */
  const tab = async () => {
    const state: { named?: string; failed?: unknown } = {};
    agree("site", ask, clock).then(
      identity => (state.named = identity.visitor),
      why => (state.failed = why),
    );
    await settled();
    return state;
  };
  return { clock, tab, requests, next: () => requests.shift()! };
}

test("a tab alone is named by its first answer", async () => {
  const { clock, tab, requests, next } = browser();
  const one = await tab();
  await next().answer();
  await clock.advance(50);
  expect([one, requests]).toEqual([{ named: "v1" }, []]);
});

test("tabs that ask at once, all without a cookie, become one visitor", async () => {
  const { clock, tab, next } = browser();
  const tabs = [await tab(), await tab(), await tab()];
  await next().answer();
  await clock.advance(1_000);
  expect(tabs).toEqual([{}, {}, {}]);
  await next().answer();
  await next().answer();
  await clock.advance(50);
  for (const _ of tabs) await next().answer();
  expect(tabs).toEqual([{ named: "v3" }, { named: "v3" }, { named: "v3" }]);
});

test("a tab that comes later, with the cookie, asks once", async () => {
  const { clock, tab, requests, next } = browser();
  const one = await tab();
  await next().answer();
  const other = await tab();
  await clock.advance(50);
  await next().answer();
  await clock.advance(50);
  expect([one, other, requests]).toEqual([{ named: "v1" }, { named: "v1" }, []]);
});

test("a tab that fails, is closed or falls silent holds nobody up for long", async () => {
  const { clock, tab, next } = browser();
  const [failing, one] = [await tab(), await tab()];
  await next().fail();
  await next().answer();
  await clock.advance(50);
  expect([failing.failed, one.named]).toEqual([{ code: "busy" }, "v2"]);

  const another = browser();
  await another.tab();
  const waiting = await another.tab();
  const silent = another.next();
  await another.next().answer();
  await another.clock.advance(16_049);
  expect(waiting).toEqual({});
  await another.clock.advance(1);
  expect(waiting).toEqual({ named: "v2" });
  await silent.fail();
});

test("a page that goes says so", async () => {
  const { clock, tab, next } = browser();
  await tab();
  page.dispatchEvent(new Event("pagehide"));
  const one = await tab();
  next();
  await next().answer();
  await clock.advance(50);
  expect(one).toEqual({ named: "v2" });
});
