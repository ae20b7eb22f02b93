import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Live, type LiveParts } from "../../console/live.js";
import { withPage } from "../../console/rows.js";
import type { HubSettings } from "../../shared/hub.js";
import type { DeskPushes } from "../../shared/wire.js";
import { settled } from "../shared/manual-clock.js";
import { desk, fakeDesk, FakeHub } from "./fake-desk.js";
import { boris, dialogId, me, row } from "./things.js";

let made: { hub: FakeHub; settings: HubSettings<DeskPushes> };
vi.mock("../../shared/hub.js", async original => ({
  ...(await original<object>()),
  connectHub: (settings: HubSettings<DeskPushes>) => {
    made = { hub: new FakeHub(), settings };
    return made.hub;
  },
}));

beforeEach(() => {
  vi.stubGlobal("location", { href: "http://localhost/chat/console" });
  vi.stubGlobal("BUILD", "1-test");
});
afterEach(() => vi.unstubAllGlobals());

function scene() {
  const { store, clock } = fakeDesk();
  const nothing = () => undefined;
  const parts = new Proxy({}, { get: () => nothing }) as LiveParts;
  const live = new Live(store, parts);
  live.connect();
  const { hub, settings } = made;
  const push = <Name extends keyof DeskPushes>(name: Name, content: DeskPushes[Name]) => settings.pushed(name, content);
  const opened = async () => (settings.opened(), settled());
  return { store, clock, live, hub, settings, push, opened };
}

const away = { available: false, connected: true, why: { kind: "hand", by: me, at: null }, until: null };
const alone = [{ id: me, name: "Анна", available: false, connected: true, operator: true }];
const support = [{ id: "g2", name: "Поддержка", members: [me, boris] }];

describe("what is pushed while Start is under way", () => {
  test("is newer than its answer", async () => {
    const { store, hub, push, opened } = scene();
    await opened();
    push("sections", { mine: 3, common: 0, archive: 0 });
    push("members", { members: alone, groups: support });
    push("status", away);
    await hub.take("Start").answer(desk);
    expect([store.counts.value.mine, store.members.value, store.groups.value, store.status.value]).toEqual([3, alone, support, away]);
  });

  test("counts for that Start alone", async () => {
    const { store, hub, push, opened } = scene();
    await opened();
    push("sections", { mine: 3, common: 0, archive: 0 });
    await hub.take("Start").answer(desk);
    push("resync", {});
    await hub.take("Start").answer(desk);
    expect(store.counts.value).toEqual(desk.sections);
  });

  test("and brings no groups leaves those of the answer", async () => {
    const { store, hub, push, opened } = scene();
    store.groups.value = [];
    await opened();
    push("members", { members: alone });
    await hub.take("Start").answer(desk);
    expect([store.members.value, store.groups.value]).toEqual([alone, desk.groups]);
  });
});

test("groups come with a push of the members", async () => {
  const { store, hub, push, opened } = scene();
  await opened();
  await hub.take("Start").answer(desk);
  push("members", { members: alone, groups: support });
  expect(store.groupName("g2")).toBe("Поддержка");
  push("members", { members: alone });
  expect(store.groupName("g2")).toBe("Поддержка");
});

test("lists of a restored store replace what is known, except what was pushed since the Start", async () => {
  const { store, hub, push, opened } = scene();
  const other = "01a20000-0000-7000-8000-0000000000d2";
  store.book.value = withPage(store.book.value, "mine", { rows: [row({ version: 9 }), row({ id: other, version: 9 })], cursor: null });
  await opened();
  push("rows", { rows: [row({ id: other, version: 5 })] });
  await hub.take("Start").answer(desk);
  await hub.take("List").answer({ rows: [row({ version: 4 }), row({ id: other, version: 4 })], cursor: null });
  expect([store.row(dialogId)?.version, store.row(other)?.version]).toEqual([4, 5]);
});

describe("a Start that the host refuses", () => {
  const refused = async (code: string, more = {}) => {
    const desk = scene();
    await desk.opened();
    await desk.hub.take("Start").refuse({ code, ...more });
    return desk;
  };

  test.each(["busy", "internal", "too_many"])("for now (%s) is tried again after the usual pauses, until it is answered", async code => {
    const { store, clock, hub } = await refused(code);
    await clock.advance(999);
    expect(hub.has("Start")).toBe(false);
    await clock.advance(1);
    await hub.take("Start").refuse({ code });
    await clock.advance(1_999);
    expect(hub.has("Start")).toBe(false);
    await clock.advance(1);
    await hub.take("Start").answer(desk);
    expect(store.link.value).toBe("open");
    await clock.advance(60_000);
    expect(hub.has("Start")).toBe(false);
  });

  test("is tried again when the host says", async () => {
    const { clock, hub } = await refused("busy", { retryAfter: 7 });
    await clock.advance(6_999);
    expect(hub.has("Start")).toBe(false);
    await clock.advance(1);
    expect(hub.has("Start")).toBe(true);
  });

  test.each(["not_signed_in", "forbidden", "not_found", "lost"])("for good (%s) is not", async code => {
    const { clock, hub } = await refused(code);
    await clock.advance(60_000);
    expect(hub.has("Start")).toBe(false);
  });

  test("is left to the next connection when this one is lost, and to nobody after a stop", async () => {
    const { clock, live, hub, settings, opened } = await refused("busy");
    settings.lost();
    await clock.advance(60_000);
    expect(hub.has("Start")).toBe(false);
    await opened();
    await hub.take("Start").refuse({ code: "busy" });
    live.stop();
    await clock.advance(60_000);
    expect(hub.has("Start")).toBe(false);
  });
});

describe("a list after a Start that the host refuses for now", () => {
  const refused = async () => {
    const one = scene();
    await one.opened();
    await one.hub.take("Start").answer(desk);
    await one.hub.take("List").refuse({ code: "internal" });
    return one;
  };

  test("is asked for again after the usual pauses, until it is answered", async () => {
    const { store, clock, hub } = await refused();
    expect(store.listProblem.value).toBe(true);
    await clock.advance(999);
    expect(hub.has("List")).toBe(false);
    await clock.advance(1);
    await hub.take("List").answer({ rows: [row()], cursor: null });
    expect([store.listProblem.value, store.row(dialogId)?.id]).toEqual([false, dialogId]);
    await clock.advance(60_000);
    expect(hub.has("List")).toBe(false);
  });

  test("is left to the next connection when this one is lost", async () => {
    const { clock, hub, settings } = await refused();
    settings.lost();
    await clock.advance(60_000);
    expect(hub.has("List")).toBe(false);
  });
});
