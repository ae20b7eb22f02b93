/** Signs that may stand between the digits of a number as people write it. */
const between = "[\\s()\\-\\u2010-\\u2013.]{0,3}";
const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a question, at most so many. */
export const wordsOf = (query: string): string[] => query.trim().split(/\s+/u).filter(Boolean).slice(0, 20);

/** What a question finds in texts, as the host finds it: words by their beginnings, ё as е, a phone number however it is written. */
export function patternsOf(query: string): RegExp[] {
  const digits = query.replace(/\D/g, "");
  if (digits.length >= 5 && /^[\d\s()+\-\u2010-\u2013.]+$/.test(query.trim())) {
    // 8 900 … and +7 900 … are one number.
    const own = digits.length > 10 ? digits.slice(-10) : digits;
    return [new RegExp([...own].join(between), "gu")];
  }
  return wordsOf(query).map(word => {
    const signs = [...word.normalize("NFC")].map(sign => (/[её]/iu.test(sign) ? "(?:[её]|е\u0308)" : sign.replace(/[\\^$.*+?()[\]{}|/-]/u, "\\$&")));
    return new RegExp(`${spaceless.test(word) ? "" : "(?<![\\p{L}\\p{N}])"}${signs.join("")}`, "giu");
  });
}

export const matches = (text: string, patterns: readonly RegExp[]): number =>
  patterns.filter(pattern => text.search(pattern) >= 0).length;

/** Where the patterns stand in a text, without overlaps. */
export function rangesIn(text: string, patterns: readonly RegExp[]): { from: number; to: number }[] {
  const all = patterns
    .flatMap(pattern => [...text.matchAll(pattern)].map(match => ({ from: match.index, to: match.index + match[0].length })))
    .sort((one, other) => one.from - other.from || other.to - one.to);
  const ranges: { from: number; to: number }[] = [];
  for (const range of all) if (range.to > range.from && range.from >= (ranges.at(-1)?.to ?? 0)) ranges.push(range);
  return ranges;
}
