import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type TeamKey = KeyOf<typeof en>;
export type TeamTexts = Texts<typeof en>;

// As in the console's own tables, with which they share no key: these come with the page of the team.
const tables: Record<Language, typeof en> = { en, ru: ru as unknown as typeof en };

export const teamTexts = (language: string, overrides: Record<string, string>): TeamTexts => textsOf(language, tables[languageOf(language)], overrides);
