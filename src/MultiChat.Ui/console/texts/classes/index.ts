import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { settingsTables, type SettingsKey } from "../settings/index.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type ClassKey = KeyOf<typeof en> | SettingsKey;
export type ClassTexts = Texts<typeof en & (typeof settingsTables)["en"]>;

// Above those of the settings, with which they share no key: these come with the page of the classes.
const tables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export function classTexts(language: string, overrides: Record<string, string>): ClassTexts {
  const inside = languageOf(language);
  return textsOf(language, { ...settingsTables[inside], ...tables[inside] }, overrides);
}
