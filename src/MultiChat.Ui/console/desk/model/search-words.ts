import { lettersOf } from "./search-letters.js";

/** A folded word of a text, or a run of a script that puts no spaces between words. */
export interface SearchWord {
  text: string;
  isUnspaced: boolean;
  /** Only what stands inside telephone numbers is between it and the word before it. */
  followsClosely: boolean;
  /** Where each unit of `text` stands. */
  from: readonly number[];
  to: readonly number[];
}

/** Something by which a text is found: what is looked for is its beginning. */
export interface Entry {
  text: string;
  /** It is a part of these letters, from one of them on. */
  of: Letters;
  start: number;
}

type Letters = Pick<SearchWord, "text" | "from" | "to">;

/** What is indexed from each place of a text without spaces; a longer query is found by its parts. */
const unspacedLength = 6;
/** The fewest digits that may be a telephone number, or an ending of one that people remember. */
export const fewestDigits = 5;
const shortestEnding = 4;
const mostDigits = 15;
const fewestOfOneGroup = 7;
const longestCode = 64;
const mostParts = 4;
const longestGap = 3;
const inNumbers = /^(?:[+().\/\u2011\u2013\u2014\u2212-]|(?!\n)\p{White_Space})$/u;

/** The words of a text in their order, split at everything but letters, digits and their marks. */
export function listOf(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  let word = { text: "", from: [] as number[], to: [] as number[] };
  let [isUnspaced, gap, close] = [false, 0, false];
  const end = () => {
    if (!word.text) return;
    words.push({ ...word, isUnspaced, followsClosely: close });
    word = { text: "", from: [], to: [] };
    [gap, close] = [0, true];
  };
  for (const letter of lettersOf(text)) {
    const isMark = word.text !== "" && letter.isMark;
    if (!isMark && !letter.isLetter) {
      end();
      gap++;
      close &&= gap <= longestGap && inNumbers.test(letter.sign);
      continue;
    }
    if (!isMark && word.text && letter.isUnspaced !== isUnspaced) {
      end();
      close = false;
    }
    if (!word.text) isUnspaced = letter.isUnspaced;
    word.text += letter.sign;
    for (let unit = 0; unit < letter.sign.length; unit++) {
      word.from.push(letter.from);
      word.to.push(letter.to);
    }
  }
  end();
  return words;
}

/** The words by which a text is found. The host's `SearchWords` does the same: vectors hold both to it. */
export function entriesOf(text: string): Entry[] {
  const found = listOf(text);
  const entries: Entry[] = [];
  for (const word of found) {
    if (word.isUnspaced) for (let at = 0; at < word.text.length; at += isHigh(word.text, at) ? 2 : 1) entries.push(part(word, at, cutEnd(word.text, at)));
    else entries.push(part(word), ...endsOfCode(word));
  }
  return [...entries, ...numbersIn(found)];
}

/** Where letters and digits meet in a word: `ab` and `12345` of `ab12345`; the word itself where there are more than four parts. */
export function partsOf(word: string): string[] {
  const parts = word.match(/[0-9]+|[^0-9]+/g) ?? [];
  return parts.length > mostParts ? [word] : parts;
}

/** A run without spaces in parts as long as they are indexed. */
export function windowsOf(run: string): string[] {
  const windows: string[] = [];
  for (let at = 0; at < run.length; at += windows.at(-1)!.length) windows.push(run.slice(at, cutEnd(run, at)));
  return windows;
}

/** The end of the groups of digits that begin there; the start itself where none do. */
export function endOfNumber(words: readonly Pick<SearchWord, "text" | "followsClosely">[], start: number): number {
  let end = start;
  while (end < words.length && /^[0-9]+$/.test(words[end]!.text) && (end === start || words[end]!.followsClosely)) end++;
  return end;
}

const isHigh = (text: string, at: number) => /[\uD800-\uDBFF]/.test(text.charAt(at));

function cutEnd(run: string, start: number): number {
  const end = Math.min(run.length, start + unspacedLength);
  return isHigh(run, end - 1) && end < run.length ? end + 1 : end;
}

const part = (of: Letters, start = 0, end = of.text.length): Entry => ({ text: of.text.slice(start, end), of, start });

const joined = (words: readonly Letters[]): Letters => ({
  text: words.map(word => word.text).join(""),
  from: words.flatMap(word => word.from),
  to: words.flatMap(word => word.to),
});

function endsOfCode(word: SearchWord): Entry[] {
  const parts = word.text.length > longestCode ? [] : partsOf(word.text);
  let start = 0;
  return parts.slice(0, -1).map(({ length }) => part(word, (start += length)));
}

/** Groups of digits together, as if they had been written without spaces, brackets and dashes. */
function numbersIn(found: readonly SearchWord[]): Entry[] {
  const entries: Entry[] = [];
  for (let start = 0; start < found.length; ) {
    const end = endOfNumber(found, start);
    if (end > start) entries.push(...numberOf(found.slice(start, end)));
    start = Math.max(start + 1, end);
  }
  return entries;
}

function numberOf(groups: readonly SearchWord[]): Entry[] {
  const digits = groups.reduce((sum, { text }) => sum + text.length, 0);
  if (digits < fewestDigits || (groups.length === 1 && (digits < fewestOfOneGroup || digits > mostDigits))) return [];
  const number = joined(groups);
  if (digits <= mostDigits) {
    // A telephone number is looked for with its country, without it, and by its last digits.
    const shortest = digits < fewestOfOneGroup ? digits : shortestEnding;
    return Array.from({ length: digits - shortest + 1 }, (_, start) => part(number, start));
  }
  // More than one number in a row: what begins at each group.
  let start = 0;
  return groups
    .map(({ text }) => part(number, (start += text.length) - text.length, start - text.length + mostDigits))
    .filter(({ text }) => text.length >= fewestDigits);
}
