import { expect, test } from "vitest";
import { groups } from "../../shared/emoji/search.js";
import * as emoji from "../../shared/emoji/texts.js";
import * as outdated from "../../widget/panel/reload-note-texts.js";
import * as panel from "../../widget/panel/texts.js";
import { panelTexts, rejection } from "../../widget/panel/texts.js";
import * as request from "../../widget/request/texts.js";
import * as talk from "../../widget/talk/texts.js";

const en = { ...panel.en, ...outdated.en, ...request.en, ...talk.en, ...emoji.en };
const ru = { ...panel.ru, ...outdated.ru, ...request.ru, ...talk.ru, ...emoji.ru };

const stem = (key: string) => key.replace(/\.(one|few|many|other)$/, "");
const stems = (table: object) => [...new Set(Object.keys(table).map(stem))].sort();
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort();

test("both languages have the same keys, each with its plural forms", () => {
  expect(stems(ru)).toEqual(stems(en));
  for (const key of Object.keys(en).filter(key => key.endsWith(".one")).map(stem)) {
    for (const form of ["one", "few", "many", "other"]) expect(ru).toHaveProperty([`${key}.${form}`]);
    for (const form of ["one", "other"]) expect(en).toHaveProperty([`${key}.${form}`]);
  }
});

test("every text says something and has the same placeholders in both languages", () => {
  for (const [key, text] of Object.entries(ru)) {
    expect(text.trim(), key).not.toBe("");
    const english = en[key as keyof typeof en] ?? en[`${stem(key)}.other` as keyof typeof en];
    expect(holes(text), key).toEqual(holes(english));
    expect(/[а-яё]/i.test(english), key).toBe(false);
  }
});

test("the page's language chooses, and the host's wording wins", () => {
  expect(panelTexts("ru-RU").t("send")).toBe("Отправить");
  expect(panelTexts("ru").t("launcher.unread", { count: 22 })).toBe("Чат, 22 непрочитанных сообщения");
  expect(panelTexts("de").t("send")).toBe("Send");
  expect(panelTexts("de", { send: "Senden" }).t("send")).toBe("Senden");
  expect(panelTexts("ru").wording(request)("form.send")).toBe("Оставить заявку");
  expect(panelTexts("ru", { "form.send": "Перезвоните мне" }).wording(request)("form.send")).toBe("Перезвоните мне");
});

test("a broken language tag of the page breaks nothing", () => {
  expect(panelTexts("русский").locale).toBe("en");
  expect(panelTexts("").locale).toBe("en");
});

test("each refusal has words, a new one too", () => {
  const { t } = panelTexts("en");
  expect(rejection(t, "not_signed_in")).toContain("The chat started anew");
  expect(rejection(t, "some_new_code")).toContain("not accepted");
});

test("every emoji has a name in both languages and stands once", () => {
  const all = groups.flat();
  for (const { emoji, en, ru } of all) {
    expect(emoji).toMatch(/\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/u);
    expect(en, emoji).toMatch(/^[a-z -]+$/);
    expect(ru, emoji).toMatch(/^[а-яё -]+$/);
  }
  expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(300);
});
