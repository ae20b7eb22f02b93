import { describe, expect, test } from "vitest";
import { partsIn, partsOf } from "../../../shared/links/parts.js";
import { hostileTexts } from "../hostile-texts.js";

const links = (text: string) => partsOf(text).flatMap(part => (typeof part === "string" ? [] : part.href));
const shown = (text: string) => partsOf(text).flatMap(part => (typeof part === "string" ? [] : part.text));
const whole = (text: string) => partsOf(text).map(part => (typeof part === "string" ? part : part.text)).join("");

test.each([
  ["https://example.com/a?b=1#c", ["https://example.com/a?b=1#c"]],
  ["HTTP://EXAMPLE.COM", ["http://example.com/"]],
  ["write to mailto:anna@example.com or tel:+74951234567.", ["mailto:anna@example.com", "tel:+74951234567"]],
  ["(see https://en.wikipedia.org/wiki/A_(b)).", ["https://en.wikipedia.org/wiki/A_(b)"]],
  ["два: https://пример.рф/путь, и всё", ["https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"]],
])("%s becomes links", (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(whole(text)).toBe(text);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<b>x",
  "JaVaScRiPt:https://x",
  "vbscript:x file:///etc/passwd ftp://example.com",
  "xhttps://example.com",
  "https://",
  "mailto:",
  "www.",
  "www. example.com",
  "<img src=x onerror=alert(1)>",
])("%s stays text", text => {
  expect(links(text).filter(href => !/^https:\/\/x\/?$/.test(href))).toEqual([]);
  expect(whole(text)).toBe(text);
});

// M10: a link ends before closing punctuation of any script
describe("a link", () => {
  test.each([
    ["请看https://example.com/a。谢谢", "https://example.com/a"],
    ["见 https://example.com/a?b=1，谢谢", "https://example.com/a?b=1"],
    ["https://example.com/a（注释）", "https://example.com/a"],
    ["https://example.com。", "https://example.com"],
    ["「https://example.com/a」", "https://example.com/a"],
    ["a、https://example.com/b", "https://example.com/b"],
    ["https://example.com/a؟", "https://example.com/a"],
    ["https://example.com/a، ثم", "https://example.com/a"],
    ["https://example.com/a۔", "https://example.com/a"],
    ["https://example.com/a।", "https://example.com/a"],
    ["https://example.com/a։", "https://example.com/a"],
    ["https://example.com/a…", "https://example.com/a"],
    ["https://example.com/a...", "https://example.com/a"],
    ["<https://example.com/a>", "https://example.com/a"],
    ["«https://example.com/a»", "https://example.com/a"],
    ["„https://example.com/a“", "https://example.com/a"],
    ["‘https://example.com/a’", "https://example.com/a"],
    ["'https://example.com/a'", "https://example.com/a"],
    ["https://example.com/a'b", "https://example.com/a'b"],
    ["https://example.com/a — вот", "https://example.com/a"],
    ["https://example.com/a—", "https://example.com/a"],
    ["(https://example.com/a)и", "https://example.com/a"],
    ["https://example.com/a(", "https://example.com/a"],
    ["[https://example.com/a[1]]", "https://example.com/a[1]"],
    ["https://ca.wikipedia.org/wiki/Paral·lel", "https://ca.wikipedia.org/wiki/Paral·lel"],
    ["https://example.com/a\u202eb", "https://example.com/a"],
    ["https://example.com/a\u200b", "https://example.com/a"],
    ["https://example.com\\@evil.example/", "https://example.com"],
    ["(см. https://ru.wikipedia.org/wiki/Ёж_(животное)).", "https://ru.wikipedia.org/wiki/Ёж_(животное)"],
    ["https://пример.рф/путь?й=1, и ещё", "https://пример.рф/путь?й=1"],
  ])("of %s is %s", (text, link) => {
    expect(shown(text)).toEqual([link]);
    expect(links(text)).toEqual([new URL(link).href]);
    expect(whole(text)).toBe(text);
  });
});

describe("www.", () => {
  test.each([
    ["www.example.com", ["https://www.example.com/"]],
    ["см. www.example.com/a(b).", ["https://www.example.com/a(b)"]],
    ["WWW.пример.рф, да", ["https://www.xn--e1afmkfd.xn--p1ai/"]],
    ["a.www.example.com awww.example.com", []],
  ])("%s", (text, expected) => expect(links(text)).toEqual(expected));
});

describe("an e-mail address", () => {
  test.each([
    ["anna@example.com", ["mailto:anna@example.com"]],
    ["Пишите на anna.p+chat@mail.example.co.uk.", ["mailto:anna.p%2Bchat@mail.example.co.uk"]],
    ["почта@пример.рф", ["mailto:%D0%BF%D0%BE%D1%87%D1%82%D0%B0@пример.рф"]],
    ["联系anna@example.com谢谢", ["mailto:anna@example.com"]],
    ["E-mail:anna@example.com, тел. нет", ["mailto:anna@example.com"]],
    ["a@a.a@a.a", []],
    ["@anna anna@ @ anna@example anna@example.1", []],
    ["ftp://user@example.com", []],
    [".@example.com a.@example.com", []],
  ])("%s", (text, expected) => {
    expect(links(text)).toEqual(expected);
    expect(whole(text)).toBe(text);
  });
});

describe("a phone number", () => {
  test.each([
    ["+7 (900) 123-45-67", ["tel:+79001234567"]],
    ["+79001234567.", ["tel:+79001234567"]],
    ["8 900 123 45 67", ["tel:89001234567"]],
    ["8(495)123-45-67, доб. 12", ["tel:84951234567"]],
    ["тел.89001234567", ["tel:89001234567"]],
    ["(495) 123-45-67", ["tel:4951234567"]],
    ["900 123-45-67", ["tel:9001234567"]],
    ["123‑45‑67", ["tel:1234567"]],
    ["call (555) 123-4567 or 1-800-555-1234", ["tel:5551234567", "tel:18005551234"]],
    ["+49 30 901820", ["tel:+4930901820"]],
    ["+49 (0) 30 901820, +44 (0)20 7946 0958", ["tel:+4930901820", "tel:+442079460958"]],
    ["+79001234567,+79007654321", ["tel:+79001234567", "tel:+79007654321"]],
    ["+380 67 123-45-67", ["tel:+380671234567"]],
    ["9001234567", []],
    ["2026-11-29 14:05", []],
    ["4111 1111 1111 1111", []],
    ["10 000 000 000", []],
    ["заказ №89001234567 #89001234567", []],
    ["0.89001234567", []],
    ["id89001234567 89001234567x", []],
    ["1234567890123456789012345678901234567890", []],
  ])("%s", (text, expected) => {
    expect(links(text)).toEqual(expected);
    expect(whole(text)).toBe(text);
  });
});

test("a message is looked through once, and an edited one again", () => {
  const message = { text: "https://example.com/a" };
  expect(partsIn(message)).toBe(partsIn(message));
  expect(partsIn({ text: "https://example.com/b" })).toEqual([{ href: "https://example.com/b", text: "https://example.com/b" }]);
});

test("a text has so many links and no more", () => {
  const text = "www.a.test ".repeat(700);
  expect(links(text)).toHaveLength(200);
  expect(whole(text)).toBe(text);
});

// The operator's page stood still for 49 s: the time of a text grows with its length and no faster.
test.each(hostileTexts)("a hostile text of %s costs little", (_, text) => {
  // The best of some tries: the machine may do other things meanwhile.
  const tries = Array.from({ length: 10 }, () => {
    const began = performance.now();
    partsOf(text);
    return performance.now() - began;
  });
  expect(Math.min(...tries)).toBeLessThan(20);
  expect(whole(text)).toBe(text);
});
