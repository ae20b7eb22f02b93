/** The most of a message that is shown at once: what many of them cost a page is bounded by it. */
const most = { units: 1_200, lines: 24 };

/** The beginning of a long text, or the text itself where hardly more would be left out. */
export function headOf(text: string): string {
  let end = Math.min(text.length, most.units);
  let at = -1;
  for (let line = 0; line < most.lines; line++) {
    at = text.indexOf("\n", at + 1);
    if (at < 0 || at >= end) break;
    if (line === most.lines - 1) end = at;
  }
  if (text.length - end < 200 && text.split("\n", most.lines * 1.5).length < most.lines * 1.5) return text;
  const last = text.charCodeAt(end - 1);
  const isHalf = last >= 0xd800 && last < 0xdc00;
  return text.slice(0, isHalf ? end - 1 : end).trimEnd();
}
