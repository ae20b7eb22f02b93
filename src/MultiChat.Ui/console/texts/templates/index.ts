import { languageOf, textsOf, type KeyOf, type Language, type Texts } from "../../../shared/text.js";
import { en } from "./en.js";
import { ru } from "./ru.js";

export type TemplateKey = KeyOf<typeof en>;
export type TemplateTexts = Texts<typeof en>;

const tables: Record<Language, typeof en> = { en, ru };

export const templateTexts = (language: string, overrides: Record<string, string>): TemplateTexts => textsOf(language, tables[languageOf(language)], overrides);
