import { expect, test } from "vitest";
import { matches } from "../../../console/parts/filter.js";
import { initialsOf, toneCount, toneOf } from "../../../console/parts/initials.js";

test("initials are the first letters of two words, whole signs", () => {
  expect(initialsOf("Весёлый Енот")).toBe("ВЕ");
  expect(initialsOf("Анна-Мария")).toBe("АМ");
  expect(initialsOf("maxim")).toBe("M");
  expect(initialsOf("𝒳enia 😀")).toBe("𝒳");
  expect(initialsOf("…")).toBe("?");
});

test("a name's tone is always the same, and one of those there are", () => {
  expect(toneOf("Анна")).toBe(toneOf("Анна"));
  for (const name of ["", "a", "Борис", "😀"]) expect(toneOf(name)).toBeLessThan(toneCount);
});

test("a filter goes by the beginnings of words, ё as е", () => {
  expect(matches("Пётр Соколов", "петр")).toBe(true);
  expect(matches("Пётр Соколов", "сок пё")).toBe(true);
  expect(matches("Пётр Соколов", "колов")).toBe(false);
  expect(matches("Пётр", "")).toBe(true);
});
