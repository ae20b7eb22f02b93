import { expect, test } from "vitest";
import { partsOf } from "../../shared/links.js";

const links = (text: string) => partsOf(text).flatMap(part => (typeof part === "string" ? [] : part.href));
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
  "<img src=x onerror=alert(1)>",
])("%s stays text", text => {
  expect(links(text).filter(href => !/^https:\/\/x\/?$/.test(href))).toEqual([]);
  expect(whole(text)).toBe(text);
});
