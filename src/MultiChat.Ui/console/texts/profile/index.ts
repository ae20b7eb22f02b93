import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type ProfileKey = KeyOf<typeof en>;
export type ProfileTexts = Texts<typeof en>;

// As in the console's own tables, with which they share no key: these come with a person's names, phone and photo.
const tables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export const profileTexts = (language: string, overrides: Record<string, string>): ProfileTexts => textsOf(language, tables[languageOf(language)], overrides);
