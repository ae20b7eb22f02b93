import { describe, expect, test } from "vitest";
import { unsure, withFreshPage, withRows } from "../../../../console/desk/model/rows.js";
import { Seeking } from "../../../../console/desk/model/seeking.js";
import { Threads } from "../../../../console/desk/model/threads.js";
import { at, client, dialogId, me, message, part, row, said, threadOf } from "./things.js";
import { scene } from "./thread-scene.js";

describe("an open thread", () => {
  test("applies pushes that follow its place", async () => {
    const { threads, open, texts } = scene();
    await open([said(1)]);
    threads.log(part(1, [said(2)]));
    threads.log(part(0, [said(1)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2"]);
  });

  test("asks the log at a hole, page by page", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1)]);
    threads.log(part(3, [said(4)]));
    const first = hub.take("Log");
    expect(first.input).toEqual({ dialog: dialogId, after: 1, tag: "t1" });
    await first.answer(part(1, [said(2)], { more: true }));
    await hub.take("Log").answer(part(2, [said(3), said(4)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2", "Слово 3", "Слово 4"]);
  });

  test("asks the log again where its answer is older than a push that came meanwhile", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1)]);
    threads.log(part(2, [said(3)]));
    threads.log(part(3, [said(4)]));
    await hub.take("Log").answer(part(1, [said(2), said(3)]));
    const again = hub.take("Log");
    expect(again.input).toMatchObject({ after: 3, tag: "t3" });
    await again.answer(part(3, [said(4)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2", "Слово 3", "Слово 4"]);
  });

  test("asks the log once where its answer has the push that came meanwhile", async () => {
    const { threads, hub, open } = scene();
    await open([said(1)]);
    threads.log(part(2, [said(3)]));
    threads.log(part(3, [said(4)]));
    await hub.take("Log").answer(part(1, [said(2), said(3), said(4)]));
    expect(hub.has("Log")).toBe(false);
  });

  test("asks the log once for a push that was known when it asked", async () => {
    const { threads, hub, open } = scene();
    await open([said(1)]);
    threads.log(part(2, [said(3)]));
    await hub.take("Log").answer(part(1, [said(2)]));
    expect(hub.has("Log")).toBe(false);
  });

  test("asks the log from its new place where a push overtook the answer", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1)]);
    threads.log(part(2, [said(3)]));
    threads.log(part(1, [said(2)]));
    await hub.take("Log").answer(part(1, [said(2), said(3)]));
    const again = hub.take("Log");
    expect(again.input).toMatchObject({ after: 2, tag: "t2" });
    await again.answer(part(2, [said(3)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2", "Слово 3"]);
  });

  test("asks again for a log that the host refuses for now, after the usual pauses", async () => {
    const { threads, hub, clock, open, texts } = scene();
    await open([said(1)]);
    threads.log(part(2, [said(3)]));
    await hub.take("Log").refuse({ code: "busy" });
    await clock.advance(999);
    expect(hub.has("Log")).toBe(false);
    await clock.advance(1);
    await hub.take("Log").refuse({ code: "internal" });
    await clock.advance(1_999);
    expect(hub.has("Log")).toBe(false);
    await clock.advance(1);
    await hub.take("Log").answer(part(1, [said(2), said(3)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2", "Слово 3"]);
  });

  test("is opened again after the usual pauses where the host refused it for now", async () => {
    const { threads, hub, clock, thread, texts } = scene();
    threads.show(dialogId);
    await hub.take("Open").refuse({ code: "internal" });
    expect(thread().problem.value).toBe("failed");
    await clock.advance(999);
    expect(hub.has("Open")).toBe(false);
    await clock.advance(1);
    await hub.take("Open").answer(threadOf([said(1)]));
    expect([thread().problem.value, texts()]).toEqual([null, ["Слово 1"]]);
    await clock.advance(60_000);
    expect(hub.has("Open")).toBe(false);
  });

  test("is not opened again once another one is looked at", async () => {
    const { threads, hub, clock } = scene();
    threads.show(dialogId);
    await hub.take("Open").refuse({ code: "internal" });
    threads.hide();
    await clock.advance(60_000);
    expect(hub.has("Open")).toBe(false);
  });

  test("leaves a log that was lost with its connection to the next one", async () => {
    const { threads, hub, clock, open } = scene();
    await open([said(1)]);
    threads.log(part(2, [said(3)]));
    await hub.take("Log").refuse({ code: "lost" });
    await clock.advance(60_000);
    expect(hub.has("Log")).toBe(false);
  });

  test("that is no longer held asks for no more of its log", async () => {
    const { store, threads, hub, open } = scene();
    await open([said(1)]);
    threads.log(part(3, [said(4)]));
    const log = hub.take("Log");
    store.threads.value = new Map();
    await log.answer(part(1, [said(2)], { more: true }));
    expect(hub.has("Log")).toBe(false);
  });

  test("takes a fresh snapshot when the host does not know the place", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1)]);
    threads.log(part(3, [said(4)]));
    await hub.take("Log").answer({ resync: true });
    await hub.take("Open").answer(threadOf([said(7)]));
    expect(texts()).toEqual(["Слово 7"]);
  });

  test("misses nothing that was pushed before its snapshot came", async () => {
    const { threads, hub, texts } = scene();
    threads.show(dialogId);
    threads.log(part(1, [said(2)]));
    await hub.take("Open").answer(threadOf([said(1)]));
    await hub.take("Log").answer(part(1, [said(2)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2"]);
  });

  test("believes marks and presence that were pushed before its snapshot came", async () => {
    const { threads, hub, thread } = scene();
    threads.show(dialogId);
    threads.marks({ dialog: dialogId, visitorDelivered: 1, visitorRead: 1, deskRead: 0 });
    threads.presence({ dialog: dialogId, online: false, leftAt: at(59) });
    await hub.take("Open").answer(threadOf([said(1)]));
    expect(thread().marks.value).toEqual({ visitorDelivered: 1, visitorRead: 1, deskRead: 0 });
    expect(thread().presence.value).toEqual({ online: false, leftAt: at(59) });
  });

  describe.each([
    ["first", () => {}],
    ["again", (threads: Threads) => threads.reopen()],
    ["after a resync", (threads: Threads) => threads.resync(dialogId)],
  ])("opened %s", (how, doubt) => {
    async function opening() {
      const here = scene();
      here.store.book.value = withRows(here.store.book.value, [row()]);
      if (how !== "first") await here.open([said(1)]);
      here.threads.show(dialogId);
      doubt(here.threads);
      return { ...here, answer: (...args: Parameters<typeof threadOf>) => here.hub.take("Open").answer(threadOf(...args)) };
    }
    const olga = client({ version: 2, name: "Ольга" });

    test("believes a card that was pushed before its snapshot came, and names its row by it", async () => {
      const { threads, thread, store, answer } = await opening();
      threads.client(olga);
      threads.client(client({ id: "c2", version: 7, name: "Пётр" }));
      await answer([said(1)]);
      expect(thread().client.value).toEqual(olga);
      expect(store.row(dialogId)?.client).toEqual({ id: "c1", name: "Ольга", generated: false });
    });

    test("believes its snapshot's card where the pushed one is older", async () => {
      const { threads, thread, store, answer } = await opening();
      threads.client(olga);
      const newer = client({ version: 3, name: "Ольга Ильина" });
      const named = row({ version: 2, client: { id: "c1", name: "Ольга Ильина", generated: false } });
      await answer([said(1)], { client: newer, row: named });
      expect(thread().client.value).toEqual(newer);
      expect(store.row(dialogId)?.client.name).toBe("Ольга Ильина");
    });

    test("believes a row of the same version that was pushed before its snapshot came", async () => {
      const { store, answer } = await opening();
      store.book.value = withRows(store.book.value, [row({ unread: 2 })]);
      await answer([said(1)], { row: row({ unread: 3 }) });
      expect(store.row(dialogId)?.unread).toBe(2);
    });

    test("shows its row as present or gone by the presence that was pushed before its snapshot came", async () => {
      const { threads, store, answer } = await opening();
      threads.presence({ dialog: dialogId, online: false, leftAt: at(59) });
      await answer([said(1)], { row: row({ version: 2 }) });
      expect(store.row(dialogId)?.online).toBe(false);
    });
  });

  test("believes the row of its snapshot at the same version where nothing was pushed", async () => {
    const { threads, hub, open, store } = scene();
    await open([said(1)]);
    threads.reopen();
    await hub.take("Open").answer(threadOf([said(1)], { row: row({ unread: 3 }) }));
    expect(store.row(dialogId)?.unread).toBe(3);
  });

  test("believes the row of its snapshot where only its presence was pushed, and the shown row is in doubt", async () => {
    const { threads, hub, open, store } = scene();
    await open([said(1)]);
    threads.resync(dialogId);
    threads.presence({ dialog: dialogId, online: false, leftAt: at(59) });
    await hub.take("Open").answer(threadOf([said(1)], { row: row({ unread: 3 }) }));
    expect(store.row(dialogId)).toEqual(row({ unread: 3, online: false }));
  });

  test("believes marks that were pushed before the snapshot of a restored store came, and no older ones", async () => {
    const { threads, hub, open, thread } = scene();
    await open([said(1), said(2)], { marks: { visitorDelivered: 2, visitorRead: 0, deskRead: 2 } });
    threads.reopen();
    threads.marks({ dialog: dialogId, visitorDelivered: 1, visitorRead: 1, deskRead: 0 });
    await hub.take("Open").answer(threadOf([said(1)]));
    expect(thread().marks.value).toEqual({ visitorDelivered: 1, visitorRead: 1, deskRead: 0 });
  });

  test("after a reconnect goes on from its own place", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1)]);
    threads.reopen();
    await hub.take("Open").answer(threadOf([said(3)]));
    const log = hub.take("Log");
    expect(log.input).toMatchObject({ after: 1, tag: "t1" });
    await log.answer(part(1, [said(2), said(3)]));
    expect(texts()).toEqual(["Слово 1", "Слово 2", "Слово 3"]);
  });

  test("begins anew where the host's log ends before the page's", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1), said(2)]);
    threads.reopen();
    await hub.take("Open").answer(threadOf([said(1)]));
    expect(texts()).toEqual(["Слово 1"]);
  });

  test("begins anew where the host's log ends at the same number with another tag", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1), said(2)]);
    threads.reopen();
    await hub.take("Open").answer(threadOf([said(1), said(2, { text: "другое" })], { place: { eventSeq: 2, tag: "x2" } }));
    expect(texts()).toEqual(["Слово 1", "другое"]);
  });

  test("after a reconnect waits with pushes until the host has confirmed its history", async () => {
    const { threads, hub, open, texts } = scene();
    await open([said(1)]);
    threads.reopen();
    threads.log(part(1, [said(2, { text: "чужое" })]));
    expect(texts()).toEqual(["Слово 1"]);
    await hub.take("Open").answer(threadOf([said(1)]));
    expect(hub.take("Log").input).toMatchObject({ after: 1, tag: "t1" });
  });

  test.each([
    ["a Start", "reopen"],
    ["a resync", "resync"],
  ] as const)("believes the row of its snapshot after %s, even if its version went back", async (_, how) => {
    const { threads, hub, open, store } = scene();
    await open([said(1), said(2)], { row: row({ version: 9 }) });
    if (how === "reopen") {
      store.book.value = unsure(store.book.value);
      threads.reopen();
    } else threads.resync(dialogId);
    await hub.take("Open").answer(threadOf([said(1)], { row: row({ version: 4, unread: 2 }) }));
    expect(store.row(dialogId)).toEqual(row({ version: 4, unread: 2 }));
  });

  test("believes a row that was pushed before its snapshot came", async () => {
    const { threads, hub, open, store } = scene();
    await open([said(1)], { row: row({ version: 9 }) });
    threads.resync(dialogId);
    store.book.value = withRows(store.book.value, [row({ version: 5 })]);
    await hub.take("Open").answer(threadOf([said(1)], { row: row({ version: 4 }) }));
    expect(store.row(dialogId)?.version).toBe(5);
  });
});

describe("the line over what is new", () => {
  test("puts the line before what came while nobody looked", async () => {
    const { threads, open, look, thread } = scene();
    await open([said(1)]);
    look(false);
    threads.log(part(1, [said(2)], { state: row({ version: 2, unread: 1 }) }));
    expect(thread().unreadFrom.value).toBe(2);
  });
});

describe("a thread whose first unread message lies before the snapshot", () => {
  const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => said(first + index));

  test("is opened there, and comes whole by the log", async () => {
    const { hub, threads, thread, texts } = scene();
    threads.show(dialogId);
    const unread = row({ unread: 300, messages: 400 });
    await hub.take("Open").answer(threadOf(from(351, 50), { row: unread, more: true }));
    const call = hub.take("Open");
    expect(call.input).toEqual({ dialog: dialogId, fromUnread: true });
    await call.answer(threadOf(from(81, 120), { row: unread, more: true }));
    expect([thread().unreadFrom.value, texts()?.length]).toEqual([101, 120]);
    const log = hub.take("Log");
    expect(log.input).toMatchObject({ after: 200 });
    await log.answer(part(200, from(201, 200), { state: unread }));
    expect([thread().unreadFrom.value, texts()?.length, texts()?.at(-1)]).toEqual([101, 320, "Слово 400"]);
    expect(hub.has("Log")).toBe(false);
  });

  test("is asked for once where the snapshot has it", async () => {
    const { hub, open } = scene();
    await open(from(351, 50), { row: row({ unread: 50, messages: 400 }), more: true });
    expect([hub.has("Open"), hub.has("Log")]).toEqual([false, false]);
  });
});

test("a message that is linked is where the thread begins, and what follows comes by the log", async () => {
  const { hub, store, threads, thread, texts } = scene();
  const go = new Seeking(store, threads).begin(dialogId, { message: "m12", query: "" });
  threads.show(dialogId);
  const done = go();
  const call = hub.take("Open");
  expect(call.input).toEqual({ dialog: dialogId, fromMessage: "m12" });
  await call.answer(threadOf(Array.from({ length: 5 }, (_, index) => said(10 + index)), { more: true }));
  await done;
  expect(thread().target.value).toEqual({ message: "m12", words: [] });
  await hub.take("Log").answer(part(14, [said(15)]));
  expect(texts()?.at(-1)).toBe("Слово 15");
});

test("what has not arrived is marked where the list has forgotten the dialog meanwhile", async () => {
  const { store, clock, threads, thread, open } = scene();
  const mine = message(2, { from: "operator", by: me, at: at(60) });
  await open([said(1), said(2, mine)], { presence: { online: false, leftAt: null } });
  store.book.value = withFreshPage(unsure(store.book.peek()), "mine", { rows: [], cursor: null });
  await clock.advance(5_000);
  expect([store.row(dialogId), threads.deliveryOf(thread(), mine)?.state]).toEqual([undefined, "overdue"]);
});
