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
  const { store } = fakeDesk();
  const nothing = () => undefined;
  const parts = new Proxy({}, { get: () => nothing }) as LiveParts;
  new Live(store, parts).connect();
  const { hub, settings } = made;
  const push = <Name extends keyof DeskPushes>(name: Name, content: DeskPushes[Name]) => settings.pushed(name, content);
  const opened = async () => (settings.opened(), settled());
  return { store, hub, push, opened };
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
