/**
 * A text as the host keeps it (rule M1): every kind of line end is a newline, no other control character is left but the tab.
 * What the host would refuse, NUL and halves of surrogate pairs, is left out as well: it only comes with pastes, and nobody sees it.
 */
export const cleaned = (text: string): string =>
  text.replace(lineEnds, "\n").replace(unwanted, "");

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const unwanted = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

/** A text of nothing visible counts as empty: spaces, joiners, direction marks, the blank Braille pattern. */
export const isBlank = (text: string): boolean => !visible.test(text);

const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2800]/u;

/** A text for a field of one line. */
export const oneLine = (text: string): string => cleaned(text).replace(/[\n\t]+/g, " ").trim();
