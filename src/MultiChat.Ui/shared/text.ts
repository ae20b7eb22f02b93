export type Table = Readonly<Record<string, string>>;

/** The keys of a table, a plural's forms (`unread.one`, `unread.other`) counting as one key. */
export type KeyOf<T extends Table> = keyof T extends infer Key ? (Key extends `${infer Stem}.${PluralForm}` ? Stem : Key & string) : never;

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

export type Texts<T extends Table> = (key: KeyOf<T>, values?: Readonly<Record<string, string | number>>) => string;

export type Language = "ru" | "en";

/** The language inside that is nearest to a BCP 47 tag. */
export const languageOf = (tag: string | null | undefined): Language => (/^ru\b/i.test(tag ?? "") ? "ru" : "en");

/**
 * @param overrides The host's own wording, by key. It wins over the table, form by form.
 */
export function textsOf<T extends Table>(language: string, table: T, overrides: Table = {}): Texts<T> {
  const rules = new Intl.PluralRules(language);
  const find = (key: string): string | undefined => overrides[key] ?? table[key];
  return (key, values = {}) => {
    const form = typeof values["count"] === "number" ? rules.select(values["count"]) : "other";
    const text = find(`${key}.${form}`) ?? find(key) ?? find(`${key}.other`) ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
