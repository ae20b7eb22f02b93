import { describe, expect, test } from "vitest";
import { afterSave, clashing, formOf, inputOf, isColor, isSame, problemOf, shown, taken, typed, type SiteForm } from "../../../../console/settings/model/site-form.js";
import { mainSite } from "./fake-settings.js";

const site = { ...mainSite, version: 3, color: "#112233", side: "left" as const, texts: { title: "Спросите" } };
const now = formOf(site);

describe("what the fields show", () => {
  test("is what is saved, and nothing where nobody chose", () => {
    expect(now).toMatchObject({ color: "#112233", side: "left", consent: "", title: "Спросите", write: "" });
    expect(shown(null, now)).toBe(now);
  });

  test("stays where somebody typed, and follows another's save elsewhere", () => {
    const draft = typed(null, now, { title: "Спросите нас" });
    const newer: SiteForm = { ...now, color: "#445566", write: "Пишите" };
    expect(shown(draft, newer)).toEqual({ ...newer, title: "Спросите нас" });
    expect(shown(typed(draft, newer, { here: "Тут" }), newer)).toEqual({ ...newer, title: "Спросите нас", here: "Тут" });
  });

  test("is no draft once it is what is saved", () => {
    expect(typed(typed(null, now, { title: "Спросите " }), now, { title: "Спросите" })).toBeNull();
    expect(typed(typed(null, now, { title: "Чай" }), { ...now, title: "Чай" }, { color: "#112233" })).toBeNull();
  });
});

describe("another's save of the same field", () => {
  const draft = typed(null, now, { color: "#aaaaaa", consent: "Да" });
  const newer = { ...now, color: "#bbbbbb" };

  test("is told, as long as it says something else", () => {
    expect(clashing(draft, newer)).toEqual(["color"]);
    expect(clashing(typed(draft, newer, { consent: "Согласен" }), newer)).toEqual(["color"]);
    expect([clashing(draft, { ...now, color: "#aaaaaa" }), clashing(draft, now), clashing(null, newer)]).toEqual([[], [], []]);
  });

  test("can be taken, and the rest of the draft stays", () => {
    const left = taken(draft!, newer, "color");
    expect(shown(left, newer)).toEqual({ ...newer, consent: "Да" });
    expect(clashing(left, newer)).toEqual([]);
    expect(taken(typed(null, now, { color: "#aaaaaa" })!, newer, "color")).toBeNull();
  });
});

test("a save takes what was sent, and leaves what was typed meanwhile", () => {
  const draft = typed(null, now, { color: "#AABBCC", title: "Чай " });
  const sent = shown(draft, now);
  const saved = { ...sent, color: "#aabbcc", title: "Чай" };
  expect(afterSave(draft, sent, saved)).toBeNull();
  const later = typed(draft, now, { title: "Чай и кофе" });
  expect(shown(afterSave(later, sent, saved), saved)).toEqual({ ...saved, title: "Чай и кофе" });
  expect(afterSave(null, sent, saved)).toBeNull();
});

test("what is sent has the version that was seen, one line each, and nothing that is empty", () => {
  const form = { ...now, color: " #AABBCC ", side: "", consent: "Да,\nсогласен ", title: "  ", write: " Пишите " };
  expect(inputOf(site, form)).toEqual({ key: "main", version: 3, color: "#AABBCC", side: null, consent: "Да, согласен", segments: [], groups: [], texts: { write: "Пишите" } });
  expect(isSame(formOf({ ...site, ...inputOf(site, now) }), now)).toBe(true);
});

test("a colour that is none and a text without room are found before they are sent", () => {
  expect([isColor("#0a7cff"), isColor(" #0A7CFF "), isColor("#fff"), isColor("red"), isColor("")]).toEqual([true, true, false, false, false]);
  expect(problemOf(now)).toBeNull();
  expect(problemOf({ ...now, color: "" })).toBeNull();
  expect(problemOf({ ...now, color: "red" })).toBe("color");
  expect(problemOf({ ...now, write: "я".repeat(501) })).toBe("write");
  expect(problemOf({ ...now, consent: "я".repeat(1000) })).toBeNull();
  expect(problemOf({ ...now, consent: "я".repeat(1001) })).toBe("consent");
});
