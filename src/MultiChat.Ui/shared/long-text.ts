import type { TextPart } from "./links/parts.js";

/** A text beyond this is folded until somebody wants all of it: the browser lays out each letter, and a stranger wrote them. */
export const mostShown = { units: 1_000, lines: 20, links: 40 } as const;

/** The beginning of a long text; null where it is short enough to be shown whole. */
export function headOf(text: string, parts: readonly TextPart[]): readonly TextPart[] | null {
  const end = endOf(text);
  const head: TextPart[] = [];
  let left = end ?? text.length;
  let links = 0;
  for (const part of parts) {
    if (typeof part !== "string" && ++links > mostShown.links) return head;
    const shown = typeof part === "string" ? part : part.text;
    // What is left of a link would lead elsewhere than it says, so it is no link.
    head.push(shown.length <= left ? part : shown.slice(0, left));
    left -= shown.length;
    if (left <= 0) break;
  }
  return end === null ? null : head;
}

function endOf(text: string): number | null {
  let end = Math.min(text.length, mostShown.units);
  for (let lines = 1, at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    if (++lines > mostShown.lines) end = at;
  }
  if (end === text.length) return null;
  // Between words where there are any, and never inside a sign.
  const space = text.slice(0, end + 1).search(/\s\S{0,40}$/);
  if (space > 0) return space;
  return /[\ud800-\udbff]/.test(text[end - 1]!) ? end - 1 : end;
}
