import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../shared/text.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type ConsoleKey = KeyOf<typeof en>;
export type ConsoleTexts = Texts<typeof en>;

// Both tables have the same keys, but for the plural forms that each language needs: a test walks them.
const tables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export const consoleTexts = (language: string, overrides: Record<string, string>): ConsoleTexts =>
  textsOf(language, tables[languageOf(language)], overrides);
