import { describe, expect, test } from "vitest";
import { foundIn, inquiryOf, rangesIn, waysOf } from "../../../../console/desk/model/search-query.js";
import { entriesOf } from "../../../../console/desk/model/search-words.js";
import { hostileTexts } from "../../../shared/hostile-texts.js";
import vectors from "../../../../../../tests/vectors/search.json";

const signs = (text: string) => text.replace(/\\u([0-9A-F]{4})/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)));
const waysText = (query: string) => waysOf(query).map(way => way.join(" ")).join("|");

function marked(text: string, query: string): string[] {
  const { isWhole, words } = foundIn(text, waysOf(query));
  return isWhole ? rangesIn(text, words).map(({ from, to }) => text.slice(from, to)) : [];
}

// One file of vectors holds the host and the page to the same search.
describe("a search", () => {
  test.each(vectors.texts)("knows “$text” by its words", ({ text, words }) => {
    expect(entriesOf(signs(text)).map(entry => entry.text).join(" ")).toBe(signs(words));
  });

  test.each(vectors.queries)("reads “$query” in its ways", ({ query, ways }) => expect(waysText(signs(query))).toBe(signs(ways)));

  test.each(vectors.found)("for “$query” marks “$text”", ({ query, text, marks }) => {
    expect(marked(signs(text), signs(query))).toEqual(marks.map(signs));
  });

  test("that a text answers in part tells of that part", () => {
    expect(foundIn("Когда придёт заказ", waysOf("заказ вчера когда"))).toEqual({ isWhole: false, words: ["заказ", "когда"] });
    expect(waysOf("  ")).toEqual([]);
  });

  test.each([
    ["обращение 12", 12],
    ["Обращение № 12", 12],
    ["#12", 12],
    ["12 34", null],
    ["заказ 12", null],
  ])("for “%s” names an inquiry where it is one", (query, number) => expect(inquiryOf(query)).toBe(number));

  test.each(hostileTexts)("takes little time in a text of %s", (_, text) => {
    const ways = waysOf("a b c 1 ж 上 https://a.test/");
    const tries = Array.from({ length: 5 }, () => {
      const began = performance.now();
      rangesIn(text, foundIn(text, ways).words);
      return performance.now() - began;
    });
    expect(Math.min(...tries)).toBeLessThan(150);
  });
});
