import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { settingsTables, type SettingsKey } from "../settings/index.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type SiteKey = KeyOf<typeof en> | SettingsKey;
export type SiteTexts = Texts<typeof en & (typeof settingsTables)["en"]>;

// Above those of the settings, with which they share no key: these come with the page of the sites.
const tables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export function siteTexts(language: string, overrides: Record<string, string>): SiteTexts {
  const inside = languageOf(language);
  return textsOf(language, { ...settingsTables[inside], ...tables[inside] }, overrides);
}
