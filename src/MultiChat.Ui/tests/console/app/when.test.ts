import { expect, test } from "vitest";
import { countdown, daySpan, shortDate, spanOf } from "../../../console/app/when.js";

test("a countdown rounds up, so that nothing is left at 0:00", () => {
  expect(countdown(600_000)).toBe("10:00");
  expect(countdown(59_001)).toBe("1:00");
  expect(countdown(1)).toBe("0:01");
  expect(countdown(0)).toBe("0:00");
  expect(countdown(-5)).toBe("0:00");
});

test("waiting is told in its largest whole unit", () => {
  expect(spanOf(59_999)).toEqual({ unit: "seconds", count: 59 });
  expect(spanOf(60_000)).toEqual({ unit: "minutes", count: 1 });
  expect(spanOf(3_600_000)).toEqual({ unit: "hours", count: 1 });
  expect(spanOf(86_400_000)).toEqual({ unit: "days", count: 1 });
  expect(spanOf(-1)).toEqual({ unit: "seconds", count: 0 });
});

test("a day begins at midnight and ends before the next one", () => {
  const noon = new Date(2026, 10, 22, 12).getTime();
  const { from, to } = daySpan(noon);
  expect(new Date(from)).toEqual(new Date(2026, 10, 22));
  expect(daySpan(to).from).toBe(to);
  expect(daySpan(to - 1)).toEqual({ from, to });
});

test("a date of another year says so", () => {
  const now = new Date(2026, 10, 22).getTime();
  expect(shortDate(new Date(2026, 4, 3).toISOString(), now, "en")).not.toContain("2026");
  expect(shortDate(new Date(2025, 4, 3).toISOString(), now, "en")).toContain("2025");
});
