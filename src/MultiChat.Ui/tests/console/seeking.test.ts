import { expect, test } from "vitest";
import { Seeking } from "../../console/seeking.js";
import { dialogId, row, said, threadOf } from "./things.js";
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
