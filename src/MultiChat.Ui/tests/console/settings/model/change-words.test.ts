import { describe, expect, test } from "vitest";
import { headlineOf, linesOf, type Words } from "../../../../console/settings/model/change-words.js";
import { settingsTexts } from "../../../../console/texts/settings/index.js";
import type { AuditedChange, AuditEntry } from "../../../../shared/wire/settings.js";

const names: Record<string, string> = { anna: "Анна Петрова", boris: "Борис", g1: "Продажи" };
const words = (language: string): Words => ({
  t: settingsTexts(language, {}),
  language,
  nameOf: id => names[id] ?? null,
  when: at => `<${at}>`,
});
const change = (subject: string, field: string, before: string | null, after: string | null): AuditedChange => ({ subject, field, before, after });
const entry = (kind: string, ...changes: AuditedChange[]): AuditEntry => ({ number: 1, at: "2026-11-30T10:00:00.000Z", by: null, kind, changes });
const told = (of: AuditEntry, language = "ru") => linesOf(of, words(language)).map(({ about, label, before, after }) => [about, label, before, after].filter(Boolean).join(" | "));

describe("what happened", () => {
  test("is said with the name of whom it is about", () => {
    expect(headlineOf(entry("member_changed", change("boris", "rights", "Operator", "Operator, Journal")), words("ru"))).toBe("Изменены данные: Борис");
    expect(headlineOf(entry("group_changed", change("g1", "name", "Опт", "Продажи")), words("en"))).toBe("Group renamed: Продажи");
    expect(headlineOf(entry("project_changed", change("p", "name", "Лавка", "Чайная")), words("ru"))).toBe("Изменены настройки проекта");
  });

  test("has the name that the entry itself has, where nobody knows another", () => {
    expect(headlineOf(entry("member_added", change("new", "first_name", null, "Вера"), change("new", "last_name", null, "-")), words("ru"))).toBe("Добавлен участник: Вера");
    expect(headlineOf(entry("site_added", change("s", "key", null, "shop")), words("ru"))).toBe("Добавлен сайт: shop");
  });

  test("names three of many", () => {
    const many = ["anna", "boris", "g1", "v", "w"].map(id => change(id, "first_name", null, id));
    expect(headlineOf(entry("hours_set", ...many), words("ru"))).toBe("Задано расписание: Анна Петрова, Борис, Продажи и ещё 2");
  });

  test("is a phone without the number, and a photo without its name", () => {
    const own = entry("profile_changed", change("boris", "last_name", "-", "Орлов"), change("boris", "phone", null, null), change("boris", "photo", null, "abc"));
    expect(headlineOf(own, words("ru"))).toBe("Участник изменил свой профиль: Борис");
    expect(told(own)).toEqual(["Фамилия | Орлов", "Телефон | изменён"]);
    expect(told(own, "en")).toEqual(["Last name | Орлов", "Phone | changed"]);
  });

  test("is shown as written where a later host writes it", () => {
    const later = entry("webhook_added", change("x", "secret_box", null, "7"));
    expect(headlineOf(later, words("ru"))).toBe("webhook_added");
    expect(linesOf(later, words("ru"))).toEqual([{ about: "", label: "secret_box", before: null, after: "7" }]);
  });
});

describe("what was changed", () => {
  test("is in the reader's words", () => {
    const changed = entry("member_changed", change("boris", "rights", "Operator", "Operator, ProjectSettings, Later"), change("boris", "disabled", "true", null));
    expect(told(changed)).toEqual(["Права | Оператор | Оператор, Настройки проекта, Later", "Доступ | отключён | включён"]);
    expect(told(changed, "en")).toEqual(["Rights | Operator | Operator, Project settings, Later", "Access | disabled | enabled"]);
    expect(told(entry("project_changed", change("p", "language", "ru", "en")))).toEqual(["Язык проекта | Русский | Английский"]);
  });

  test("of a site and of a country is in words, too", () => {
    const site = entry("site_changed", change("s", "color", null, "#112233"), change("s", "side", "Left", "Right"), change("s", "text_write", "Пишите", null));
    expect(told(site)).toEqual(["Цвет виджета | #112233", "Сторона страницы | слева | справа", "Текст виджета | Пишите"]);
    expect(told(entry("project_changed", change("p", "country", "DE", "RU")))).toEqual(["Страна | Германия | Россия"]);
  });

  test("is not told twice where the headline has it, but for a name that is another by now", () => {
    const added = (id: string) => told(entry("group_added", change(id, "name", null, "Опт")));
    expect([added("unknown"), added("g1")]).toEqual([[], ["Название | Опт"]]);
    expect(told(entry("member_added", change("boris", "first_name", null, "Борис"), change("boris", "last_name", null, "-"), change("boris", "email", null, "b@example.org")))).toEqual([
      "E-mail | b@example.org",
    ]);
  });

  test("has neither ids nor dashes that stand for nothing", () => {
    const lines = linesOf(entry("member_added", change("v", "last_name", null, "-"), change("v", "account", null, "0194")), words("ru"));
    expect(lines).toEqual([]);
    expect(linesOf(entry("letter_asked", change("boris", "letter", null, "new_password")), words("ru"))).toEqual([]);
    expect(told(entry("link_made", change("boris", "link", null, "2026-12-03T10:00:00Z")))[0]).toContain("<2026-12-03T10:00:00Z>");
  });

  test("is said once of all who share it, and by name where they differ", () => {
    const hours = "Mon 09:00-18:00 |  | ";
    expect(linesOf(entry("hours_set", change("anna", "schedule", null, hours), change("boris", "schedule", null, hours)), words("ru"))).toEqual([
      { about: "", label: "Расписание", before: null, after: "пн 09:00–18:00" },
    ]);
    expect(linesOf(entry("hours_set", change("anna", "schedule", null, hours), change("boris", "schedule", "Tue 09:00-18:00 |  | ", hours)), words("ru")).map(({ about }) => about)).toEqual([
      "Анна Петрова",
      "Борис",
    ]);
  });
});

describe("a schedule", () => {
  const said = (text: string, language: string) => linesOf(entry("hours_set", change("anna", "schedule", null, text)), words(language))[0]?.after;

  test("is written with the reader's days, dates and dashes", () => {
    const text = "Mon-Fri 09:00-12:59, 14:00-18:00; Sat 22:00-06:00 | 2026-12-31 off; 2027-01-02 10:00-12:00 | Europe/Moscow";
    expect(said(text, "ru")).toBe(
      "пн–пт 09:00–12:59, 14:00–18:00; сб 22:00–06:00 · особые даты: 31 дек. 2026 г., выходной; 2 янв. 2027 г., 10:00–12:00 · Europe/Moscow",
    );
    expect(said(text, "en")).toBe("Mon–Fri 09:00–12:59, 14:00–18:00; Sat 22:00–06:00 · special dates: Dec 31, 2026, day off; Jan 2, 2027, 10:00–12:00 · Europe/Moscow");
  });

  test("says only what it has, and is shown as written where it is of another form", () => {
    expect(said(" |  | Asia/Tokyo", "ru")).toBe("Asia/Tokyo");
    expect(said("round the clock", "ru")).toBe("round the clock");
  });
});
