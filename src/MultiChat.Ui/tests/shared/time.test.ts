import { expect, test } from "vitest";
import { ServerTime, timeFormat } from "../../shared/time.js";
import { ManualClock } from "./manual-clock.js";

test("the host's time goes on whatever the machine's calendar says", async () => {
  const clock = new ManualClock(0);
  const time = new ServerTime(clock);
  time.learn("2026-11-22T10:00:00.000Z");
  clock.start = 9e12;
  await clock.advance(2_500);
  expect(time.now()).toBe(Date.parse("2026-11-22T10:00:02.500Z"));
});

test("days are the reader's, and near ones have names", () => {
  const now = Date.parse("2026-11-22T22:30:00.000Z");
  const ru = timeFormat("ru", "Europe/Moscow");
  const en = timeFormat("en-GB", "UTC");
  expect(ru.day("2026-11-22T21:30:00.000Z", now)).toBe("Сегодня");
  expect(ru.day("2026-11-22T20:30:00.000Z", now)).toBe("Вчера");
  expect(en.day("2026-11-22T00:00:00.000Z", now)).toBe("Today");
  expect(en.day("2026-11-20T00:00:00.000Z", now)).toBe("20 November");
  expect(en.day("2025-11-20T00:00:00.000Z", now)).toBe("20 November 2025");
  expect(ru.time("2026-11-22T20:30:00.000Z")).toBe("23:30");
  expect(ru.sameDay("2026-11-22T20:59:59.999Z", "2026-11-22T21:00:00.000Z")).toBe(false);
});
