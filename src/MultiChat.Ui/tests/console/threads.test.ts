import { afterEach, describe, expect, test, vi } from "vitest";
import { Answers } from "../../console/answers.js";
import { unsure, withRows } from "../../console/rows.js";
import { Threads } from "../../console/threads.js";
import { settled } from "../shared/manual-clock.js";
import { fakeDesk } from "./fake-desk.js";
import { at, boris, client, dialogId, me, message, part, row, said, threadOf } from "./things.js";

afterEach(() => vi.unstubAllGlobals());

function scene() {
  const { store, hub, clock, keep } = fakeDesk();
  let isLookedAt = true;
  const threads: Threads = new Threads(store, () => hub, dialog => answers.boxFor(dialog), () => isLookedAt);
  const answers: Answers = new Answers(store, () => hub, dialog => threads.stateOf(dialog), thread => threads.schedule(thread));
  answers.ready(true);
  const thread = () => threads.stateOf(dialogId);
  const texts = () => thread().view.value?.items.flatMap(item => (item.kind === "message" ? [item.message.text] : []));
  const open = async (...args: Parameters<typeof threadOf>) => {
    threads.show(dialogId);
    await hub.take("Open").answer(threadOf(...args));
  };
  return { store, hub, clock, keep, threads, answers, thread, texts, open, look: (does: boolean) => (isLookedAt = does) };
}

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

describe("reading", () => {
  test("is told for what stands on a focused page, at the thread's end", async () => {
    const { threads, hub, open, look, store } = scene();
    look(false);
    await open([said(1)], { row: row({ unread: 1 }) });
    threads.consider(true);
    expect(hub.has("Read")).toBe(false);
    look(true);
    threads.consider(false);
    expect(hub.has("Read")).toBe(false);
    threads.consider(true);
    expect(hub.take("Read").input).toEqual({ dialog: dialogId, seq: 1 });
    expect(store.row(dialogId)?.unread).toBe(0);
    threads.consider(true);
    expect(hub.has("Read")).toBe(false);
  });

  test("puts the line before what came while nobody looked", async () => {
    const { threads, open, look, thread } = scene();
    await open([said(1)]);
    threads.consider(true);
    look(false);
    threads.log(part(1, [said(2)], { state: row({ version: 2, unread: 1 }) }));
    expect(thread().unreadFrom.value).toBe(2);
  });
});

describe("an answer", () => {
  test("shows at once, goes out with what the page saw, and is one message when the log brings it", async () => {
    const { threads, answers, hub, open, thread, texts } = scene();
    await open([said(1)]);
    answers.send(dialogId, "Добрый день");
    expect(thread().pending.value.map(({ text }) => text)).toEqual(["Добрый день"]);
    const call = hub.take("Answer");
    expect(call.input).toMatchObject({ text: "Добрый день", sawResponsible: null });
    const id = call.input["id"] as string;
    const accepted = message(2, { id, from: "operator", by: me, text: "Добрый день" });
    await call.answer({ message: accepted });
    expect(thread().pending.value).toEqual([]);
    expect(thread().tail.value.map(echo => echo.id)).toEqual([id]);
    threads.log(part(1, [{ eventSeq: 2, at: at(2), kind: "message", message: accepted }]));
    expect(thread().tail.value).toEqual([]);
    expect(texts()).toEqual(["Слово 1", "Добрый день"]);
  });

  test("waits behind the one before it, and by then its author is responsible", async () => {
    const { answers, hub, open } = scene();
    await open([said(1)]);
    answers.send(dialogId, "раз");
    answers.send(dialogId, "два");
    const first = hub.take("Answer");
    expect(hub.has("Answer")).toBe(false);
    await first.answer({ message: message(2, { id: first.input["id"] as string, from: "operator", by: me }) });
    expect(hub.take("Answer").input).toMatchObject({ text: "два", sawResponsible: me });
  });

  test("that another forestalled comes back to the composer, and says who", async () => {
    const { answers, hub, open, store, thread } = scene();
    await open([said(1)]);
    answers.send(dialogId, "мой ответ");
    await hub.take("Answer").refuse({ code: "responsible_changed", responsible: { id: boris, name: "Борис" } });
    expect(store.drafts.value.of(dialogId)).toBe("мой ответ");
    expect(thread().returned.value).toContain("Борис");
    expect(store.row(dialogId)?.responsible).toBe(boris);
  });

  test("is marked five seconds after it was sent and not a moment before, and heals", async () => {
    const { threads, answers, hub, open, thread, clock } = scene();
    await open([said(1)]);
    answers.send(dialogId, "ау");
    await clock.advance(2_000);
    const call = hub.take("Answer");
    const accepted = message(2, { id: call.input["id"] as string, from: "operator", by: me, at: at(62) });
    await call.answer({ message: accepted });
    await clock.advance(2_999);
    expect(threads.deliveryOf(thread(), accepted)).toEqual({ state: "accepted" });
    const beat = thread().beat.value;
    await clock.advance(1);
    expect(thread().beat.value).toBeGreaterThan(beat);
    expect(threads.deliveryOf(thread(), accepted)).toEqual({ state: "overdue", reason: "visitorOffline" });
    threads.marks({ dialog: dialogId, visitorDelivered: 2, visitorRead: 0, deskRead: 0 });
    expect(threads.deliveryOf(thread(), accepted)).toEqual({ state: "delivered" });
  });

  test("is marked by the host's own deadlines", async () => {
    const { threads, answers, hub, open, store, thread, clock } = scene();
    store.desk.value = { ...store.desk.value!, limits: { textLength: 8000, deliverySeconds: 2, leftSeconds: 1, editSeconds: 600 } };
    await open([said(1)], { presence: { online: false, leftAt: at(61.5) } });
    vi.stubGlobal("navigator", { onLine: true });
    answers.send(dialogId, "ау");
    const call = hub.take("Answer");
    await clock.advance(1_999);
    expect(answers.boxFor(dialogId).deliveryOf(call.input["id"] as string)).toEqual({ state: "sending" });
    const accepted = message(2, { id: call.input["id"] as string, from: "operator", by: me, at: at(61) });
    await call.answer({ message: accepted });
    expect(threads.deliveryOf(thread(), accepted)).toEqual({ state: "accepted" });
    await clock.advance(1);
    expect(threads.deliveryOf(thread(), accepted)).toEqual({ state: "overdue", reason: "visitorOffline" });
    await clock.advance(500);
    expect(threads.deliveryOf(thread(), accepted)).toEqual({ state: "overdue", reason: "visitorLeft" });
  });

  test("that came from another page while its thread was away shows with the thread", async () => {
    const { threads, answers, thread } = scene();
    answers.ready(false);
    const box = answers.boxFor(dialogId);
    await settled();
    box.add({ id: "m1", text: "от другой страницы", at: at(60), sawResponsible: null });
    threads.show(dialogId);
    expect(thread().pending.value.map(({ text }) => text)).toEqual(["от другой страницы"]);
  });

  test("left by an earlier page is sent by the next one, under the same id", async () => {
    const before = scene();
    await before.open([said(1)]);
    before.answers.send(dialogId, "переживу");
    const id = before.hub.take("Answer").input["id"];
    before.answers.stop();
    const { store, hub } = fakeDesk(before.keep);
    const threads: Threads = new Threads(store, () => hub, dialog => answers.boxFor(dialog), () => true);
    const answers: Answers = new Answers(store, () => hub, dialog => threads.stateOf(dialog), () => undefined);
    answers.ready(true);
    answers.adopt();
    await settled();
    expect(hub.take("Answer").input).toMatchObject({ id, text: "переживу" });
  });
});
