import { expect, test } from "vitest";
import { en as consoleEnglish } from "../console/texts/en.js";
import { ru as consoleRussian } from "../console/texts/ru.js";
import { en as teamEnglish } from "../console/texts/team/en.js";
import { ru as teamRussian } from "../console/texts/team/ru.js";
import { en as widgetEnglish, ru as widgetRussian } from "../widget/panel/texts.js";
// @ts-expect-error A script of the build, without types.
import { pageTexts } from "../page-texts.mjs";

test("the tables share no key, so that a host's wording means one of them", () => {
  expect(Object.keys(widgetEnglish).filter(key => key in consoleEnglish || key in teamEnglish)).toEqual([]);
  expect(Object.keys(teamEnglish).filter(key => key in consoleEnglish)).toEqual([]);
});

test("the file for hosts has every text of both pages in both languages", async () => {
  expect(JSON.parse(await pageTexts())).toEqual({
    en: { ...widgetEnglish, ...consoleEnglish, ...teamEnglish },
    ru: { ...widgetRussian, ...consoleRussian, ...teamRussian },
  });
});
