/** What stands in a template for what is known only when it is inserted. */
export type Placeholder = "{client.name}" | "{operator.name}";

const placeholders = /\{(?:client|operator)\.name\}/g;

/** Who the names are of; null where there is none but a generated one. */
export type Names = Readonly<Record<Placeholder, string | null>>;

/** Filled in one pass: what a name has in it is not filled again. What has no name stays as it is. */
export const filled = (text: string, names: Names): string => text.replace(placeholders, found => names[found as Placeholder] ?? found);

/** The first placeholder that is left in a text. */
export function leftIn(text: string): { sign: Placeholder; from: number; to: number } | null {
  const from = text.search(placeholders);
  if (from < 0) return null;
  const sign = text.slice(from, text.indexOf("}", from) + 1) as Placeholder;
  return { sign, from, to: from + sign.length };
}
