import { mostShown } from "../../../shared/long-text.js";
import type { Chunk, Entry } from "../model/thread-entries.js";

const lineHeight = 20;
const around = 24;
const lineOfWords = 44;

const lines = new WeakMap<object, number>();

const guesses = new WeakMap<Chunk, { unitsPerLine: number; height: number }>();

/** How high a part will be, nearly: what is not on the page yet cannot be measured, and too small a guess puts far too much there. */
export function heightOf(chunk: Chunk, unitsPerLine: number): number {
  const known = guesses.get(chunk);
  if (known?.unitsPerLine === unitsPerLine) return known.height;
  const height = chunk.entries.reduce((sum, entry) => sum + entryHeight(entry, unitsPerLine), 0);
  guesses.set(chunk, { unitsPerLine, height });
  return height;
}

const entryHeight = (entry: Entry, unitsPerLine: number): number =>
  entry.kind === "message" ? around + lineHeight * (linesOf(entry.message, unitsPerLine) + (entry.request ? 2 : 0))
  : entry.kind === "note" ? around + lineHeight * (1 + linesOf(entry.item.note, unitsPerLine))
  : lineOfWords;

function linesOf(message: { readonly text: string }, unitsPerLine: number): number {
  let breaks = lines.get(message);
  if (breaks === undefined) lines.set(message, (breaks = breaksIn(message.text)));
  const units = Math.min(message.text.length, mostShown.units);
  return Math.min(mostShown.lines, breaks + Math.ceil(units / unitsPerLine)) || 1;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && count < mostShown.lines; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
