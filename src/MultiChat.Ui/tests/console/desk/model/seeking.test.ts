import { expect, test } from "vitest";
import { Seeking } from "../../../../console/desk/model/seeking.js";
import { client, dialogId, row, said, threadOf } from "./things.js";
import { scene } from "./thread-scene.js";

const items = (from: number, to: number, found?: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => said(from + index, from + index === found ? { text: "Где мой заказ?" } : {}));

function seeking() {
  const here = scene();
  const seeks = new Seeking(here.store, here.threads);
  here.threads.show(dialogId);
  return { ...here, seek: (query: string) => seeks.seek(dialogId, query), target: () => here.thread().target.value?.message ?? null };
}

test("the line that was found comes into sight", async () => {
  const { hub, seek, target } = seeking();
  const done = seek("заказ");
  await hub.take("Open").answer(threadOf(items(1, 50, 20)));
  await done;
  expect(target()).toBe("m20");
});

test("and is looked for in what was said before the snapshot", async () => {
  const { hub, seek, target } = seeking();
  const done = seek("заказ где");
  await hub.take("Open").answer(threadOf(items(151, 200), { more: true }));
  const first = hub.take("History");
  expect(first.input).toMatchObject({ before: 151, limit: 100 });
  await first.answer({ items: items(51, 150), more: true });
  await hub.take("History").answer({ items: items(1, 50, 7), more: false });
  await done;
  expect([target(), hub.has("History")]).toEqual(["m7", false]);
});

test("a name needs no line, and another dialog ends the search", async () => {
  const named = seeking();
  const done = named.seek("енот");
  await named.hub.take("Open").answer(threadOf(items(1, 50), { more: true }));
  await done;
  expect([named.target(), named.hub.has("History")]).toEqual([null, false]);

  const left = seeking();
  const gone = left.seek("заказ");
  await left.hub.take("Open").answer(threadOf(items(151, 200), { more: true }));
  left.threads.hide();
  await left.hub.take("History").answer({ items: items(51, 150, 60), more: true });
  await gone;
  expect([left.target(), left.hub.has("History")]).toEqual([null, false]);
});

test("a long text is unfolded where the line stands in it", async () => {
  const { hub, seek, thread } = seeking();
  const done = seek("заказ");
  const long = said(1, { text: `${"слово ".repeat(400)}заказ` });
  await hub.take("Open").answer(threadOf([long], { row: row() }));
  await done;
  expect(thread().unfolded.has("m1")).toBe(true);
});

test("the whole of a long thread is looked through, and the page says so until the line is there", async () => {
  const { hub, seek, target, thread } = seeking();
  const done = seek("где-заказ");
  await hub.take("Open").answer(threadOf(items(4_951, 5_000), { more: true }));
  for (let from = 4_851; from >= 1; from -= 100) {
    expect([thread().seeking.value?.state, target()]).toEqual(["looking", null]);
    await hub.take("History").answer({ items: items(from, from + 99, 60), more: from > 100 });
  }
  await done;
  expect([thread().seeking.value, target()]).toEqual([null, "m60"]);
});

test("a line that is nowhere is told of, and so is a history that did not come", async () => {
  const none = seeking();
  const done = none.seek("заказ");
  await none.hub.take("Open").answer(threadOf(items(51, 100), { more: true }));
  await none.hub.take("History").answer({ items: items(1, 50), more: false });
  await done;
  expect(none.thread().seeking.value).toEqual({ state: "none", query: "заказ" });
  none.threads.hide();
  expect(none.thread().seeking.value).toBeNull();

  const lost = seeking();
  const broken = lost.seek("заказ");
  await lost.hub.take("Open").answer(threadOf(items(51, 100), { more: true }));
  await lost.hub.take("History").refuse({ code: "busy" } as never);
  await broken;
  expect(lost.thread().seeking.value?.state).toBe("failed");
});

test("what stands in the card or names the inquiry needs no line", async () => {
  for (const query of ["+7 (900) 123-45-67", "№ 17"]) {
    const { hub, seek, thread } = seeking();
    const done = seek(query);
    await hub.take("Open").answer(threadOf(items(51, 100), { more: true, row: row({ inquiry: 17 }), client: client({ phone: "89001234567" }) }));
    await done;
    expect([thread().seeking.value, hub.has("History")]).toEqual([null, false]);
  }
});

test("until the line stands there nothing counts as read", async () => {
  const { hub, store, threads, thread, clock } = scene();
  const seeks = new Seeking(store, threads);
  const go = seeks.begin(dialogId, { message: null, query: "заказ" });
  threads.show(dialogId);
  const done = go();
  await hub.take("Open").answer(threadOf(items(1, 50, 20)));
  await done;
  expect([thread().jumps, thread().target.value?.message]).toEqual([1, "m20"]);
  const before = store.app.attention.value;
  await clock.advance(1);
  expect([thread().jumps, store.app.attention.value]).toEqual([0, before + 1]);
});

test("a text that is folded for its many links is unfolded, too", async () => {
  const { hub, seek, target, thread } = seeking();
  const done = seek("заказ");
  await hub.take("Open").answer(threadOf([said(1, { text: `${"a.test/1 ".repeat(3)}${"www.a.test ".repeat(45)}Где мой заказ?` })]));
  await done;
  expect([target(), thread().unfolded.has("m1")]).toEqual(["m1", true]);
});
