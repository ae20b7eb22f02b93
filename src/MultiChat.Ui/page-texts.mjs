// Every text of widget and console, by language and key: what a host may word anew or translate.
import { build } from "esbuild";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const tables = `
import * as widget from "./widget/panel/texts.js";
import * as emoji from "./shared/emoji/texts.js";
import * as outdated from "./widget/panel/reload-note-texts.js";
import * as request from "./widget/request/texts.js";
import * as talk from "./widget/talk/texts.js";
import { en } from "./console/texts/en.js";
import { ru } from "./console/texts/ru.js";
import { en as accountEnglish } from "./console/texts/account/en.js";
import { ru as accountRussian } from "./console/texts/account/ru.js";
import { en as profileEnglish } from "./console/texts/profile/en.js";
import { ru as profileRussian } from "./console/texts/profile/ru.js";
import { en as settingsEnglish } from "./console/texts/settings/en.js";
import { ru as settingsRussian } from "./console/texts/settings/ru.js";
import { en as classesEnglish } from "./console/texts/classes/en.js";
import { ru as classesRussian } from "./console/texts/classes/ru.js";
import { en as sitesEnglish } from "./console/texts/sites/en.js";
import { ru as sitesRussian } from "./console/texts/sites/ru.js";
import { en as templatesEnglish } from "./console/texts/templates/en.js";
import { ru as templatesRussian } from "./console/texts/templates/ru.js";
import { en as teamEnglish } from "./console/texts/team/en.js";
import { ru as teamRussian } from "./console/texts/team/ru.js";
export default { en: { ...widget.en, ...outdated.en, ...request.en, ...talk.en, ...emoji.en, ...en, ...accountEnglish, ...profileEnglish, ...settingsEnglish, ...classesEnglish, ...sitesEnglish, ...teamEnglish, ...templatesEnglish }, ru: { ...widget.ru, ...outdated.ru, ...request.ru, ...talk.ru, ...emoji.ru, ...ru, ...accountRussian, ...profileRussian, ...settingsRussian, ...classesRussian, ...sitesRussian, ...teamRussian, ...templatesRussian } };
`;

/** The file's content, its keys sorted. */
export async function pageTexts() {
  const stdin = { contents: tables, resolveDir: root, loader: "ts" };
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", target: "es2022", charset: "utf8", write: false });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  const sorted = Object.entries(module.default).map(([language, texts]) => [language, Object.fromEntries(Object.entries(texts).sort())]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
