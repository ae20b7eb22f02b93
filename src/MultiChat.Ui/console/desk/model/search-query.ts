import { endOfNumber, entriesOf, fewestDigits, listOf, partsOf, windowsOf, type Entry } from "./search-words.js";

/** Words that begin words of one text, all of a way: a text is found by any of the ways. */
export type Ways = readonly (readonly string[])[];

type Word = Pick<ReturnType<typeof listOf>[number], "text" | "isUnspaced" | "followsClosely">;

const mostWords = 10;
const localDigits = 10;

/** What a question looks for. The host's `DeskQuery` reads it in the same ways: vectors hold both to it. */
export function waysOf(query: string): Ways {
  const words: Word[] = listOf(query);
  const ways = [
    expanded(words, word => [word]),
    expanded(words, partsOf),
    expanded(withNumbers(words, digits => digits.replace(/^0+/, "")), word => [word]),
    expanded(withNumbers(words, digits => withoutPrefix(digits, query.includes("+"))), word => [word]),
  ].map(way => [...new Set(way)].slice(0, mostWords));
  return ways.filter((way, at) => way.length > 0 && ways.findIndex(other => other.join(" ") === way.join(" ")) === at);
}

/** What of a text a question found: the words of the ways that are all there, or of the one that has most of its words there. */
export function foundIn(text: string, ways: Ways): { isWhole: boolean; words: readonly string[] } {
  const entries = entriesOf(text);
  const found = ways.map(way => way.filter(word => entries.some(entry => entry.text.startsWith(word))));
  const whole = found.filter((words, at) => words.length === ways[at]!.length);
  if (whole.length) return { isWhole: true, words: [...new Set(whole.flat())] };
  return { isWhole: false, words: found.reduce((most, words) => (words.length > most.length ? words : most), []) };
}

/** Where words begin the words of a text, without overlaps. */
export function rangesIn(text: string, words: readonly string[]): { from: number; to: number }[] {
  const at = (entry: Entry, word: string) => ({ from: entry.of.from[entry.start]!, to: entry.of.to[entry.start + word.length - 1]! });
  const all = entriesOf(text)
    .flatMap(entry => words.filter(word => entry.text.startsWith(word)).map(word => at(entry, word)))
    .sort((one, other) => one.from - other.from || other.to - one.to);
  const ranges: { from: number; to: number }[] = [];
  for (const range of all) if (range.from >= (ranges.at(-1)?.to ?? 0)) ranges.push(range);
  return ranges;
}

const expanded = (words: readonly Word[], ofWord: (word: string) => readonly string[]): string[] =>
  words.flatMap(word => (word.isUnspaced ? windowsOf(word.text) : ofWord(word.text)));

/** The words with each group of groups of digits as one number. */
function withNumbers(words: readonly Word[], form: (digits: string) => string): Word[] {
  const changed: Word[] = [];
  for (let start = 0; start < words.length; ) {
    const end = endOfNumber(words, start);
    const number = words.slice(start, end).map(word => word.text).join("");
    const formed = number.length >= fewestDigits ? form(number) : "";
    if (formed.length >= fewestDigits - 1) {
      changed.push({ text: formed, isUnspaced: false, followsClosely: false });
      start = end;
    } else changed.push(words[start++]!);
  }
  return changed;
}

/** A telephone number without what stands before its local digits: the country, or the 8 that Russians dial in its place. */
function withoutPrefix(digits: string, isInternational: boolean): string {
  if (digits.length > localDigits) return digits.slice(-localDigits);
  const isPrefixed = digits.startsWith("8") || (digits.startsWith("7") && isInternational);
  return digits.length > fewestDigits && isPrefixed ? digits.slice(1) : digits;
}

const inquiryWords = ["обращение", "обращения", "обращению", "inquiry", "inquiries"];

/** The number of the inquiry that a question names: `№ 12`, `inquiry 12`, `12`. */
export function inquiryOf(query: string): number | null {
  const words = listOf(query).map(word => word.text);
  const number = words.length === 1 || (words.length === 2 && inquiryWords.includes(words[0]!)) ? words.at(-1)! : "";
  return /^[0-9]{1,15}$/.test(number) ? Number(number) : null;
}
