import { describe, expect, test } from "vitest";
import { headOf, mostShown } from "../../shared/long-text.js";
import { partsOf } from "../../shared/links/parts.js";
import { hostileTexts } from "./hostile-texts.js";

const head = (text: string) => headOf(text, partsOf(text))?.map(part => (typeof part === "string" ? part : part.text)).join("");

describe("a long text", () => {
  test.each(hostileTexts)("of %s is folded to its beginning", (_, text) => {
    const shown = head(text)!;
    expect(shown.length).toBeLessThanOrEqual(mostShown.units);
    expect(shown.split("\n").length).toBeLessThanOrEqual(mostShown.lines);
    expect(text.startsWith(shown)).toBe(true);
    expect(/\p{Cs}/u.test(shown)).toBe(false);
  });

  test("of many links is folded after so many of them, however short it is", () => {
    const text = "www.a.test ".repeat(90);
    const links = headOf(text, partsOf(text))!.filter(part => typeof part !== "string");
    expect(links).toHaveLength(mostShown.links);
    expect(head("www.a.test ".repeat(mostShown.links))).toBeUndefined();
  });

  test("is cut between words, and no part of a link is a link", () => {
    const words = "слово ".repeat(300);
    expect(head(words)!.endsWith("слово")).toBe(true);
    const link = `https://example.com/${"a".repeat(2_000)}`;
    expect(headOf(link, partsOf(link))).toEqual([link.slice(0, mostShown.units)]);
  });
});

test("a text that is short enough stands whole", () => {
  expect(head("a".repeat(mostShown.units))).toBeUndefined();
  expect(head("a\n".repeat(mostShown.lines - 1) + "a")).toBeUndefined();
  expect(head("a\n".repeat(mostShown.lines) + "a")).toBe("a\n".repeat(mostShown.lines - 1) + "a");
});
