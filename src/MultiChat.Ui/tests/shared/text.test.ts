import { expect, test } from "vitest";
import { languageOf, textsOf } from "../../shared/text.js";

const table = { hello: "Hello, {name}", "n.one": "{count} file", "n.few": "{count} few", "n.many": "{count} many", "n.other": "{count} files" };

test("placeholders are filled in one pass", () => {
  expect(textsOf("en", table)("hello", { name: "{name} and {count}" })).toBe("Hello, {name} and {count}");
  expect(textsOf("en", table)("hello")).toBe("Hello, {name}");
});

test.each([
  [1, "1 file"],
  [3, "3 few"],
  [5, "5 many"],
  [11, "11 many"],
  [21, "21 file"],
])("Russian plural of %i", (count, text) => {
  expect(textsOf("ru", table)("n", { count })).toBe(text);
});

test("English falls to its own forms", () => {
  const t = textsOf("en", table);
  expect([t("n", { count: 1 }), t("n", { count: 2 })]).toEqual(["1 file", "2 files"]);
});

test("the host's wording wins, form by form", () => {
  const t = textsOf("en", table, { "n.one": "one thing", hello: "Hi" });
  expect([t("n", { count: 1 }), t("n", { count: 2 }), t("hello")]).toEqual(["one thing", "2 files", "Hi"]);
});

test("every language that is not Russian reads English", () => {
  expect(["ru", "ru-RU", "RU", "en", "de", "rus", "", undefined].map(languageOf)).toEqual(["ru", "ru", "ru", "en", "en", "en", "en", "en"]);
});
