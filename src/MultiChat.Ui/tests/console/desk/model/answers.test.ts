import { afterEach, describe, expect, test, vi } from "vitest";
import { Answers } from "../../../../console/desk/model/answers.js";
import { dialogOwner, ownerOf } from "../../../../console/app/kept-here.js";
import { Threads } from "../../../../console/desk/model/threads.js";
import type { Keep } from "../../../../shared/storage.js";
import { settled } from "../../../shared/manual-clock.js";
import { fakeDesk } from "./fake-desk.js";
import { at, boris, dialogId, me, message, part, said, threadOf } from "./things.js";
import { scene } from "./thread-scene.js";

afterEach(() => vi.unstubAllGlobals());

const answeredDialog = "01a20000-0000-7000-8000-0000000000d2";

/** What another tab puts, as the browser tells this one. */
function anotherTab(keep: Keep) {
  const tab = new EventTarget();
  vi.stubGlobal("addEventListener", tab.addEventListener.bind(tab));
  vi.stubGlobal("removeEventListener", tab.removeEventListener.bind(tab));
  return (key: string, newValue: string) => {
    keep.set(key, newValue);
    tab.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
  };
}

describe("an answer", () => {
  // M1: Word, PDF and terminals paste signs that nobody sees
  test("is sent without pasted signs that nobody sees, and no words are glued", () => {
    const { answers, hub } = scene();
    answers.send(dialogId, "раз\u000bдва\u0002\u0000\u2028три\r\nчетыре");
    expect(hub.take("Answer").input).toMatchObject({ text: "раз\nдва\nтри\nчетыре" });
  });

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

  test("that a snapshot has shown is shown no more once another history forgets it", async () => {
    const { threads, answers, hub, open, thread, texts } = scene();
    await open([said(1)]);
    answers.send(dialogId, "Добрый день");
    const call = hub.take("Answer");
    const accepted = message(2, { id: call.input["id"] as string, from: "operator", by: me, text: "Добрый день" });
    await call.answer({ message: accepted });
    threads.resync(dialogId);
    await hub.take("Open").answer(threadOf([said(1), { eventSeq: 2, at: at(2), kind: "message", message: accepted }]));
    threads.resync(dialogId);
    await hub.take("Open").answer(threadOf([said(1)]));

    expect(texts()).toEqual(["Слово 1"]);
    expect(thread().tail.value).toEqual([]);
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
    store.app.start.value = { ...store.app.start.value!, limits: { textLength: 8000, deliverySeconds: 2, leftSeconds: 1, editSeconds: 600 } };
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

  test("left by another tab in a dialog that is not open here is sent after the deadline, and only then", async () => {
    const { answers, hub, keep, clock } = scene();
    const put = anotherTab(keep);
    answers.adopt();
    const id = "01a20000-0000-7000-8000-0000000000e1";
    put(`multichat:${dialogOwner(ownerOf("/chat/", "main", me), dialogId)}:pending:${id}`, JSON.stringify({ id, text: "закрыли", sawResponsible: null }));
    put("multichat:somebody:else:pending:x", "{}");
    const answered = `multichat:${dialogOwner(ownerOf("/chat/", "main", me), answeredDialog)}:pending:`;
    put(`${answered}first`, JSON.stringify({ id: "first", text: "ушло", sawResponsible: null }));
    await clock.advance(4_000);
    keep.remove(`${answered}first`);
    put(`${answered}second`, JSON.stringify({ id: "second", text: "ещё в пути", sawResponsible: null }));
    await clock.advance(999);
    expect(hub.has("Answer")).toBe(false);
    await clock.advance(1);
    expect(hub.take("Answer").input).toMatchObject({ dialog: dialogId, id, text: "закрыли" });
    expect(hub.has("Answer")).toBe(false);
  });
});
