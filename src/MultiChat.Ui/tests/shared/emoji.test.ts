import { expect, test } from "vitest";
import { findEmoji } from "../../shared/emoji/search.js";

const found = (query: string) => findEmoji(query).flat().map(({ emoji }) => emoji);

test("emoji are found by the beginnings of words, in Russian and English at once", () => {
  expect(found("серд зел")).toEqual(["💚"]);
  expect(found("green he")).toEqual(["💚"]);
  expect(found("ёлка")).toEqual(found("елка"));
  expect(found("мёд")).toContain("🍯");
  expect(found("nothing like this")).toEqual([]);
  expect(found("  ").length).toBeGreaterThan(300);
});
