import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type SettingsKey = KeyOf<typeof en>;
export type SettingsTexts = Texts<typeof en>;

// As in the console's own tables, with which they share no key: these come with the page of the settings.
export const settingsTables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export const settingsTexts = (language: string, overrides: Record<string, string>): SettingsTexts => textsOf(language, settingsTables[languageOf(language)], overrides);
