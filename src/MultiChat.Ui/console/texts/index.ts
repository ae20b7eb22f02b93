import { signal } from "@preact/signals";
import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../shared/text.js";
import type { en } from "./en.js";

type Table = typeof en;
export type ConsoleKey = KeyOf<Table>;
export type ConsoleTexts = Texts<Table>;

// Both tables have the same keys, but for the plural forms that each language needs: a test walks them.
const tables = signal<Partial<Record<Language, Table>>>({});

/** Fetches the table of a language, once. */
export async function loadTexts(language: Language): Promise<void> {
  if (tables.peek()[language]) return;
  const table = language === "ru" ? ((await import("./ru.js")).ru as unknown as Table) : (await import("./en.js")).en;
  tables.value = { ...tables.peek(), [language]: table };
}

/** Whether the words of a language have come. */
export const hasTexts = (language: string): boolean => languageOf(language) in tables.value;

/** The words of a language that have come; of another those of one that has. */
export function consoleTexts(language: string, overrides: Record<string, string>): ConsoleTexts {
  const known = tables.value;
  return textsOf(language, (known[languageOf(language)] ?? known.en ?? known.ru)!, overrides);
}
