import { expect, test } from "vitest";
import { en as consoleEnglish } from "../console/texts/en.js";
import { ru as consoleRussian } from "../console/texts/ru.js";
import { en as accountEnglish } from "../console/texts/account/en.js";
import { ru as accountRussian } from "../console/texts/account/ru.js";
import { en as profileEnglish } from "../console/texts/profile/en.js";
import { ru as profileRussian } from "../console/texts/profile/ru.js";
import { en as settingsEnglish } from "../console/texts/settings/en.js";
import { ru as settingsRussian } from "../console/texts/settings/ru.js";
import { en as classesEnglish } from "../console/texts/classes/en.js";
import { ru as classesRussian } from "../console/texts/classes/ru.js";
import { en as sitesEnglish } from "../console/texts/sites/en.js";
import { ru as sitesRussian } from "../console/texts/sites/ru.js";
import { en as templatesEnglish } from "../console/texts/templates/en.js";
import { ru as templatesRussian } from "../console/texts/templates/ru.js";
import { en as teamEnglish } from "../console/texts/team/en.js";
import { ru as teamRussian } from "../console/texts/team/ru.js";
import * as emoji from "../shared/emoji/texts.js";
import * as outdated from "../widget/panel/reload-note-texts.js";
import * as widget from "../widget/panel/texts.js";
import * as talk from "../widget/talk/texts.js";
import * as request from "../widget/request/texts.js";
// @ts-expect-error A script of the build, without types.
import { pageTexts } from "../page-texts.mjs";

test("the tables share no key, so that a host's wording means one of them", () => {
  const keys = [widget.en, outdated.en, request.en, talk.en, emoji.en, consoleEnglish, accountEnglish, profileEnglish, settingsEnglish, classesEnglish, sitesEnglish, teamEnglish, templatesEnglish].flatMap(table => Object.keys(table));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test("the file for hosts has every text of both pages in both languages", async () => {
  expect(JSON.parse(await pageTexts())).toEqual({
    en: { ...widget.en, ...outdated.en, ...request.en, ...talk.en, ...emoji.en, ...consoleEnglish, ...accountEnglish, ...profileEnglish, ...settingsEnglish, ...classesEnglish, ...sitesEnglish, ...teamEnglish, ...templatesEnglish },
    ru: { ...widget.ru, ...outdated.ru, ...request.ru, ...talk.ru, ...emoji.ru, ...consoleRussian, ...accountRussian, ...profileRussian, ...settingsRussian, ...classesRussian, ...sitesRussian, ...teamRussian, ...templatesRussian },
  });
});
