import { describe, expect, test } from "vitest";
import { matches, patternsOf, rangesIn } from "../../console/search-words.js";
import { hostileTexts } from "../shared/hostile-texts.js";

const found = (text: string, query: string) => rangesIn(text, patternsOf(query)).map(({ from, to }) => text.slice(from, to));

describe("a question finds", () => {
  test.each([
    ["words by their beginnings", "Доставка и оплата доставки", "достав", ["Достав", "достав"]],
    ["no middles of words", "недоставка", "достав", []],
    ["ё as е", "Ёлка и елка", "елк", ["Ёлк", "елк"]],
    ["a decomposed ё", "е\u0308лка", "ёлка", ["е\u0308лка"]],
    ["several words", "Когда придёт заказ", "заказ когда", ["Когда", "заказ"]],
    ["a phone number however it is written", "мой номер 8 (900) 123-45-67", "+79001234567", ["900) 123-45-67"]],
    ["a part of a number", "+7 900 123-45-67", "123-45-67", ["123-45-67"]],
    ["scripts without spaces", "我家在上海东边", "上海", ["上海"]],
    ["signs of expressions as they are", "c++ и (a|b)*", "(a|b)*", ["(a|b)*"]],
  ])("%s", (_, text, query, words) => expect(found(text, query)).toEqual(words));

  test("as many words as a text has", () => {
    expect(matches("Когда придёт заказ", patternsOf("заказ вчера когда"))).toBe(2);
    expect(patternsOf("  ")).toEqual([]);
  });

  test.each(hostileTexts)("what it finds in a text of %s in little time", (_, text) => {
    const patterns = patternsOf("a b c 1 ж 上 https://a.test/");
    const tries = Array.from({ length: 5 }, () => {
      const began = performance.now();
      rangesIn(text, [...patterns, ...patternsOf("11111111")]);
      return performance.now() - began;
    });
    expect(Math.min(...tries)).toBeLessThan(30);
  });
});
