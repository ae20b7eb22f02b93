import { expect, test } from "vitest";
import { daysOf, History } from "../../../../console/settings/model/history.js";
import { timeFormat } from "../../../../shared/time.js";
import type { AuditEntry } from "../../../../shared/wire/settings.js";
import { fakeSettings } from "./fake-settings.js";

const entry = (number: number, at = "2026-11-30T10:00:00.000Z"): AuditEntry => ({ number, at, by: null, kind: "group_added", changes: [] });
const page = (from: number, count: number) => ({ entries: Array.from({ length: count }, (_, index) => entry(from - index)) });

test("it is read from the newest on, and goes on where it ended", async () => {
  const { book, hub } = fakeSettings();
  const history = new History(book);
  const end = history.follow();
  expect(hub.calls[0]?.input).toEqual({ limit: 50 });
  await hub.take("Audit").answer(page(70, 50));
  expect(history.hasMore.value).toBe(true);
  void history.more();
  void history.more();
  expect(hub.calls.map(({ input }) => input)).toEqual([{ limit: 50, before: 21 }]);
  await hub.take("Audit").answer(page(20, 20));
  expect([history.entries.value?.length, history.entries.value?.at(-1)?.number, history.hasMore.value]).toEqual([70, 1, false]);
  end();
});

test("what could not be read is asked for again, and what was read stays", async () => {
  const { app, book, hub } = fakeSettings();
  const history = new History(book);
  const end = history.follow();
  await hub.take("Audit").answer(page(2, 2));
  app.link.value = "lost";
  app.link.value = "open";
  await hub.take("Audit").refuse({ code: "lost" });
  expect([history.hasFailed.value, history.entries.value?.length]).toEqual([true, 2]);
  app.link.value = "lost";
  app.link.value = "open";
  await hub.take("Audit").answer(page(3, 3));
  expect([history.hasFailed.value, history.entries.value?.[0]?.number]).toEqual([false, 3]);
  end();
});

test("entries are parted where the reader's day ends", () => {
  const entries = [entry(3, "2026-11-30T22:30:00.000Z"), entry(2, "2026-11-30T21:00:00.000Z"), entry(1, "2026-11-30T20:59:59.999Z")];
  const now = Date.parse("2026-12-01T09:00:00.000Z");
  const days = daysOf(entries, now, timeFormat("ru", "Europe/Moscow"));
  expect(days.map(({ title, entries }) => [title, entries.map(({ number }) => number)])).toEqual([
    ["Сегодня", [3, 2]],
    ["Вчера", [1]],
  ]);
});
