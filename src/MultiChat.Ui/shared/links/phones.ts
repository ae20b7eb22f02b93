import { mostLinks, type Found } from "./found.js";

// Seven to fifteen digits, with at most two signs between two of them, that are no part of a longer number or word.
const between = "[ \\u00a0\\u2009\\u202f()\\u2010-\\u2013-]";
const number = new RegExp(
  `(?<![\\p{L}\\p{N}_+#№=&/@-]|\\d[.,:](?!\\+)|\\d${between}{1,2})[+(]?\\d(?:${between}{0,2}\\d){6,14}(?![\\p{L}\\p{N}_@]|${between}{1,2}\\d|[.,:/]\\d)`,
  "gu",
);

/** Numbers as people type them, without a plus: what a person would not take for a price, a date or an order. */
const shapes = [
  // 8 (900) 123-45-67, 89001234567, 7 900 123 45 67
  /^[78][ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}$/,
  // (495) 123-45-67, 900 123-45-67, 900 123 45 67
  /^(?:\(\d{3}\) ?|\d{3}[ -])\d{3}[ -]\d{2}[ -]\d{2}$/,
  // (555) 123-4567, 555-123-4567, 1-800-555-1234
  /^(?:1[ -])?(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}$/,
  // 123-45-67
  /^\d{3}-\d{2}-\d{2}$/,
];

export function* phonesIn(text: string): Generator<Found> {
  let count = 0;
  for (const { 0: shown, index } of text.matchAll(number)) {
    // +49 (0) 30 123456: the zero is dialled at home, in place of the country.
    const digits = shown.replace(/^(\+.*)\(0\)/, "$1").replace(/\D/g, "");
    const plain = shown.replace(/[\u00a0\u2009\u202f]/g, " ").replace(/[\u2010-\u2013]/g, "-");
    const isPhone = shown.startsWith("+") ? digits.length > 7 && digits[0] !== "0" && isBalanced(shown) : shapes.some(shape => shape.test(plain));
    if (!isPhone) continue;
    if (++count > mostLinks) return;
    yield { from: index, to: index + shown.length, href: `tel:${shown.startsWith("+") ? "+" : ""}${digits}` };
  }
}

const isBalanced = (shown: string) => /^[^()]*(?:\([^()]*\)[^()]*)?$/.test(shown);
