import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type AccountKey = KeyOf<typeof en>;
export type AccountTexts = Texts<typeof en>;

// As in the console's own tables, with which they share no key: these come with what few need to come in, and with the profile's account.
const tables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export const accountTexts = (language: string, overrides: Record<string, string>): AccountTexts => textsOf(language, tables[languageOf(language)], overrides);
