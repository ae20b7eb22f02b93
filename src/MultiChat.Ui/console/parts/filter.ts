const plain = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е").normalize("NFC");

/** Every word typed begins some word of the text; ё counts as е. */
export function matches(text: string, query: string): boolean {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return plain(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every(wanted => words.some(word => word.startsWith(wanted)));
}
