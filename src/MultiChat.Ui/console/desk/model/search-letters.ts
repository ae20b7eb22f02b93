/** One folded sign of a text, and where it stands there in UTF-16 units. */
export interface Letter {
  sign: string;
  /** Not a letter or digit by itself: a mark of the letter before it. */
  isMark: boolean;
  isLetter: boolean;
  isUnspaced: boolean;
  from: number;
  to: number;
}

/** A sign with the marks that may become one with it, a Hangul syllable's parts among them. */
const together = /[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?|[\uAC00-\uD7A3][\u11A8-\u11C2]?|[^]\p{M}*/gu;
const letters = /^[\p{L}\p{Nd}]$/u;
const digit = /^\p{Nd}$/u;
const mark = /^[\p{Mn}\p{Mc}]$/u;
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;
const pointed = /^[\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u06D6-\u06ED]$/u;
const always = /^[\u0640\u0670\u0300-\u036F\u20D0-\u20FF]$/u;
const unspaced =
  /^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA9E0-\uA9FF\uAA60-\uAA7F\uF900-\uFAFF\uFF66-\uFF9F\u{20000}-\u{3FFFF}]$/u;

/** A text composed, folded and without what a word is the same without, as the host does it for a search. */
export function* lettersOf(text: string): Generator<Letter> {
  for (const { 0: chunk, index } of text.matchAll(together)) {
    const to = index + chunk.length;
    if (chunk.length === 1 && chunk < "\u0080") {
      yield { sign: chunk.toLowerCase(), isMark: false, isLetter: /[0-9A-Za-z]/.test(chunk), isUnspaced: false, from: index, to };
      continue;
    }
    for (const sign of chunk.normalize("NFC")) {
      if (isDropped(sign)) continue;
      yield { sign: folded(sign), isMark: mark.test(sign), isLetter: letters.test(sign), isUnspaced: unspaced.test(sign), from: index, to };
    }
  }
}

/** Joiners, soft hyphens, accents that no letter has, points of Hebrew and Arabic. */
function isDropped(sign: string): boolean {
  if (sign === "\u200B") return false;
  return always.test(sign) || (pointed.test(sign) && mark.test(sign)) || ignorable.test(sign);
}

/** Small, ё as е, full-width as usual, digits of every script as 0 to 9; Turkish dots do not count. */
function folded(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (digit.test(sign)) return valueOf(code);
  const lower = sign === "İ" ? "i" : (code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign).toLowerCase();
  return lower === "ё" ? "е" : lower === "ı" ? "i" : lower === "ς" ? "σ" : lower;
}

/** The digits of a script stand in a row from its nought. */
function valueOf(code: number): string {
  let before = 0;
  while (digit.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}
