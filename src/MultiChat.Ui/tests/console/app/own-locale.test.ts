import { expect, test } from "vitest";
import { ownLocale } from "../../../console/app/own-locale.js";
import { timeFormat } from "../../../shared/time.js";

test("times are as the reader's own country writes them", () => {
  const nine = (preferred: readonly string[]) => timeFormat(ownLocale("en", preferred), "UTC").time("2026-11-22T09:05:00Z").replace(/\s/, " ");
  expect(nine(["en-US", "ru"])).toBe("9:05 AM");
  expect(nine(["ru", "en-GB"])).toBe("09:05");
  expect(timeFormat("ru", "UTC").time("2026-11-22T09:05:00Z")).toBe("09:05");
});

test("a browser that says nothing of a language leaves it at that", () => {
  expect(ownLocale("ru", ["en-GB"])).toBe("ru");
  expect(ownLocale("en", [])).toBe("en");
});
