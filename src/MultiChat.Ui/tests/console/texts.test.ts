import { describe, expect, test } from "vitest";
import { en as accountEnglish } from "../../console/texts/account/en.js";
import { accountTexts } from "../../console/texts/account/index.js";
import { ru as accountRussian } from "../../console/texts/account/ru.js";
import { en } from "../../console/texts/en.js";
import { ru } from "../../console/texts/ru.js";
import { consoleTexts } from "../../console/texts/index.js";
import { en as profileEnglish } from "../../console/texts/profile/en.js";
import { profileTexts } from "../../console/texts/profile/index.js";
import { ru as profileRussian } from "../../console/texts/profile/ru.js";
import { en as settingsEnglish } from "../../console/texts/settings/en.js";
import { settingsTexts } from "../../console/texts/settings/index.js";
import { ru as settingsRussian } from "../../console/texts/settings/ru.js";
import { en as classesEnglish } from "../../console/texts/classes/en.js";
import { classTexts } from "../../console/texts/classes/index.js";
import { ru as classesRussian } from "../../console/texts/classes/ru.js";
import { en as sitesEnglish } from "../../console/texts/sites/en.js";
import { siteTexts } from "../../console/texts/sites/index.js";
import { ru as sitesRussian } from "../../console/texts/sites/ru.js";
import { en as teamEnglish } from "../../console/texts/team/en.js";
import { teamTexts } from "../../console/texts/team/index.js";
import { ru as teamRussian } from "../../console/texts/team/ru.js";

const form = /\.(zero|one|two|few|many|other)$/;
const stems = (table: object) => [...new Set(Object.keys(table).map(key => key.replace(form, "")))].sort();
const formsOf = (table: object, stem: string) =>
  Object.keys(table)
    .filter(key => key.replace(form, "") === stem && key !== stem)
    .map(key => key.slice(stem.length + 1))
    .sort();
const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

type Any = (key: string, values: Record<string, number>) => string;
type Tables = Record<"en" | "ru", Record<string, string>>;

describe.each<[string, Tables, (language: string) => unknown]>([
  ["console", { en, ru }, language => consoleTexts(language, {})],
  ["account", { en: accountEnglish, ru: accountRussian }, language => accountTexts(language, {})],
  ["profile", { en: profileEnglish, ru: profileRussian }, language => profileTexts(language, {})],
  ["settings", { en: settingsEnglish, ru: settingsRussian }, language => settingsTexts(language, {})],
  ["classes", { en: classesEnglish, ru: classesRussian }, language => classTexts(language, {})],
  ["sites", { en: sitesEnglish, ru: sitesRussian }, language => siteTexts(language, {})],
  ["team", { en: teamEnglish, ru: teamRussian }, language => teamTexts(language, {})],
])("the tables of %s", (_, tables, textsIn) => {
  test("have the same keys", () => expect(stems(tables.ru)).toEqual(stems(tables.en)));

  test.each(["en", "ru"] as const)("have every plural form of %s", language => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.slice().sort();
    for (const stem of stems(tables[language])) {
      const forms = formsOf(tables[language], stem);
      if (forms.length) expect(forms, stem).toEqual(needed);
    }
  });

  test("have the same places for values, in every form", () => {
    for (const stem of stems(tables.en)) {
      const all = Object.values(tables).flatMap(table => Object.entries(table).filter(([key]) => key.replace(form, "") === stem));
      for (const [key, text] of all) expect(holes(text), key).toEqual(holes(all[0]![1]));
    }
  });

  test.each(["en", "ru"] as const)("leave no key and no hole in %s when filled", language => {
    const t = textsIn(language) as Any;
    for (const stem of stems(tables.en)) {
      const values = Object.fromEntries(holes(Object.entries(tables.en).find(([key]) => key.replace(form, "") === stem)![1]).map(hole => [hole.slice(1, -1), 5]));
      const text = t(stem, values);
      expect(text, stem).not.toBe(stem);
      expect(text, stem).not.toMatch(/[{}]/);
      expect(text.trim(), stem).toBe(text);
    }
  });
});

test("Russian plurals", () => {
  const t = consoleTexts("ru", {});
  const drafts = (count: number) => t("signOut.drafts", { count });
  expect([1, 2, 5, 11, 21, 22, 112].map(drafts)).toEqual([
    "Будет стёрт 1 черновик.",
    "Будут стёрты 2 черновика.",
    "Будут стёрты 5 черновиков.",
    "Будут стёрты 11 черновиков.",
    "Будет стёрт 21 черновик.",
    "Будут стёрты 22 черновика.",
    "Будут стёрты 112 черновиков.",
  ]);
});

test("the host's own wording wins", () => {
  expect(consoleTexts("en", { "section.mine": "My queue" })("section.mine")).toBe("My queue");
});
