import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Connection } from "../../../../console/app/connection.js";
import { Feed, type FeedParts } from "../../../../console/desk/model/feed.js";
import { withGuess, withoutGuess, withPage, withRows } from "../../../../console/desk/model/rows.js";
import type { HubSettings } from "../../../../shared/hub.js";
import type { DeskPushes } from "../../../../shared/wire/desk.js";
import { settled } from "../../../shared/manual-clock.js";
import { desk, fakeDesk, FakeHub } from "./fake-desk.js";
import { at, boris, dialogId, me, part, row } from "./things.js";

let made: { hub: FakeHub; settings: HubSettings<DeskPushes> };
vi.mock("../../../../shared/hub.js", async original => ({
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

/** The connection and the desk's feed behind it, as the shell puts them together. */
function scene(heard: Partial<FeedParts> = {}) {
  const { store, clock } = fakeDesk();
  store.app.session.value = { name: "Анна", projects: [{ slug: "main", name: "Лавка" }] };
  const nothing = () => undefined;
  const parts = new Proxy(heard, { get: (known, name) => known[name as keyof FeedParts] ?? nothing }) as FeedParts;
  const feed = new Feed(store, () => store.app.hub, parts);
  const connection = new Connection(store.app, {
    starting: () => feed.starting(),
    started(start, heard) {
      if (!heard.has("sections")) store.counts.value = start.sections;
      void feed.refresh();
    },
    lost: () => feed.lost(),
    pushed: push => feed.take(push),
    replaced: nothing,
    ended: nothing,
    checkSession: nothing,
  });
  connection.connect();
  const stop = () => (connection.stop(), feed.stop());
  const { hub, settings } = made;
  const push = <Name extends keyof DeskPushes>(name: Name, content: DeskPushes[Name]) => settings.pushed(name, content);
  const opened = async () => (settings.opened(), settled());
  return { store, clock, stop, hub, settings, push, opened };
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
    expect([store.counts.value.mine, store.app.team.members.value, store.app.team.groups.value, store.app.status.value]).toEqual([3, alone, support, away]);
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
    store.app.team.groups.value = [];
    await opened();
    push("members", { members: alone });
    await hub.take("Start").answer(desk);
    expect([store.app.team.members.value, store.app.team.groups.value]).toEqual([alone, desk.groups]);
  });
});

test("groups come with a push of the members", async () => {
  const { store, hub, push, opened } = scene();
  await opened();
  await hub.take("Start").answer(desk);
  push("members", { members: alone, groups: support });
  expect(store.app.team.groupName("g2")).toBe("Поддержка");
  push("members", { members: alone });
  expect(store.app.team.groupName("g2")).toBe("Поддержка");
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
    expect(store.app.link.value).toBe("open");
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
    const { clock, stop, hub, settings, opened } = await refused("busy");
    settings.lost();
    await clock.advance(60_000);
    expect(hub.has("Start")).toBe(false);
    await opened();
    await hub.take("Start").refuse({ code: "busy" });
    stop();
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

describe("what a person should hear of", () => {
  const unreadRow = (id: string, version: number, change = {}) =>
    row({ id, version, unread: version, last: { text: "Есть кто?", at: at(50 + version), from: "client" }, ...change });

  function listening() {
    const news: string[][] = [];
    const moves: string[] = [];
    const one = scene({ news: rows => news.push(rows.map(({ id }) => id)), moved: (row, move) => moves.push(`${row.id} ${move}`) });
    return { ...one, news, moves };
  }

  test("after a reconnect is told at once, of new dialogs and of those that have more", async () => {
    const { hub, settings, opened, clock, news, moves } = listening();
    await opened();
    await hub.take("Start").answer(desk);
    await hub.take("List").answer({ rows: [unreadRow("a", 1), unreadRow("b", 1), row({ id: "c", responsible: boris, section: "mine" })], cursor: null });
    expect([news, moves]).toEqual([[], []]);
    settings.lost();
    await clock.advance(90_000);
    await opened();
    await hub.take("Start").answer({ ...desk, serverNow: at(150) });
    const old = unreadRow("old", 3, { last: { text: "Давно", at: at(-500), from: "client" } });
    const fresh = unreadRow("new", 1, { last: { text: "Есть кто?", at: at(100), from: "client" } });
    const mine = row({ id: "c", version: 5, responsible: me });
    await hub.take("List").answer({ rows: [unreadRow("a", 1), unreadRow("b", 2), fresh, old, mine], cursor: null });
    expect([news, moves]).toEqual([[["b", "new"]], ["c toMe"]]);
  });

  test("in one frame is told at once", async () => {
    const { push, opened, hub, news } = listening();
    await opened();
    await hub.take("Start").answer(desk);
    await hub.take("List").answer({ rows: [], cursor: null });
    push("rows", { rows: ["a", "b", "c"].map(id => unreadRow(id, 1)) });
    expect(news).toEqual([["a", "b", "c"]]);
  });
});

describe("a dialog that I ask for", () => {
  test.each([
    ["and a colleague gets was never mine", boris, []],
    ["and get is no move", me, []],
  ])("%s", async (_, responsible, expected) => {
    const moves: string[] = [];
    const { store, hub, push, opened } = scene({ moved: (_, move) => moves.push(move) });
    await opened();
    await hub.take("Start").answer(desk);
    await hub.take("List").answer({ rows: [row({ responsible: null })], cursor: null });
    store.book.value = withGuess(store.book.value, dialogId, { responsible: me }, () => "mine");
    push("rows", { rows: [row({ version: 2, responsible })] });
    expect(moves).toEqual(expected);
    push("rows", { rows: [row({ version: 3, responsible: responsible === me ? boris : me })] });
    expect(moves).toEqual([responsible === me ? "fromMe" : "toMe"]);
  });

  test("and am refused is as it was", async () => {
    const moves: string[] = [];
    const { store, hub, push, opened } = scene({ moved: (_, move) => moves.push(move) });
    await opened();
    await hub.take("Start").answer(desk);
    await hub.take("List").answer({ rows: [row({ responsible: null })], cursor: null });
    const patch = { responsible: me };
    store.book.value = withoutGuess(withGuess(store.book.value, dialogId, patch, () => "mine"), dialogId, patch, () => "mine");
    push("rows", { rows: [row({ version: 2, responsible: boris })] });
    expect(moves).toEqual([]);
  });
});

// A notice that could not be made on Android ended the frame: one of three dialogs was shown.
describe("a part of the page that fails", () => {
  test("stops nothing else that the host tells, and is reported", async () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const failing = () => {
      throw new Error("cannot");
    };
    const { store, hub, push, opened } = scene({ news: failing, log: failing });
    await opened();
    await hub.take("Start").answer(desk);
    await hub.take("List").answer({ rows: [], cursor: null });
    const rows = ["a", "b"].map(id => row({ id, unread: 1, version: 2, last: { text: "Есть кто?", at: at(59), from: "client" } }));
    push("rows", { rows });
    push("log", part(0, []));
    push("sections", { mine: 2, common: 0, archive: 0 });
    expect([store.row("a")?.unread, store.row("b")?.unread, store.counts.value.mine]).toEqual([1, 1, 2]);
    expect(reported).toHaveBeenCalledTimes(2);
  });
});

test("a watched dialog's news come with its log, and are told once", async () => {
  const heard: string[] = [];
  const here = scene({
    news: rows => heard.push(...rows.map(({ id }) => id)),
    moved: (_, move) => heard.push(move),
    // As a thread does with what it shows.
    log: ({ state }) => (here.store.book.value = withRows(here.store.book.value, [state])),
  });
  const { hub, push, opened } = here;
  await opened();
  await hub.take("Start").answer(desk);
  await hub.take("List").answer({ rows: [row({ responsible: me })], cursor: null });
  const next = row({ version: 2, responsible: boris, unread: 1 });
  push("log", part(0, [], { upTo: 2, state: next }));
  push("rows", { rows: [next] });
  expect(heard).toEqual([dialogId, "fromMe"]);
});
