export const toneCount = 8;

/** One or two letters of a name; code points, so that no letter is cut in half. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\-–—.]+/u).filter(word => /[\p{L}\p{N}]/u.test(word));
  const letters = words.map(word => [...word].find(sign => /[\p{L}\p{N}]/u.test(sign)) ?? "");
  const picked = letters.length > 1 ? letters[0]! + letters[1]! : (letters[0] ?? "?");
  return picked.toLocaleUpperCase();
}

/** The same name always has the same tone. */
export function toneOf(name: string): number {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + sign.codePointAt(0)!) >>> 0;
  return sum % toneCount;
}
