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

/** The words of a language, or null until its table has come. */
export function consoleTexts(language: string, overrides: Record<string, string>): ConsoleTexts | null {
  const table = tables.value[languageOf(language)];
  return table ? textsOf(language, table, overrides) : null;
}
