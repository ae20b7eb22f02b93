import { expect, test } from "vitest";
import { afterSave, inputOf, isSame, problemOf, shown } from "../../../../console/settings/model/project-form.js";
import { projectRefusal } from "../../../../console/settings/model/settings-refusal.js";
import { shop } from "./fake-settings.js";

test("without a draft the fields show what is there", () => expect(shown(null, shop)).toEqual(shop));

test("what is typed stays, and what is not follows another's save", () => {
  const draft = { form: { ...shop, name: "Чайная" }, base: shop };
  const newer = { name: "Склад", language: "en", zone: "Asia/Tokyo", country: "JP" };
  expect(shown(draft, newer)).toEqual({ ...newer, name: "Чайная" });
});

test("another's save of the very same leaves nothing unsaved", () => {
  const newer = { ...shop, name: "Чайная" };
  expect(isSame(shown({ form: newer, base: shop }, newer), newer)).toBe(true);
});

test("a save takes what was sent, though others saved before it, and leaves what was typed meanwhile", () => {
  const draft = { form: { ...shop, name: "Чайная" }, base: shop };
  const newer = { ...shop, zone: "Asia/Tokyo" };
  const sent = shown(draft, newer);
  expect(afterSave(draft, newer, sent, sent)).toEqual(sent);
  expect(afterSave({ ...draft, form: { ...draft.form, name: "Чайная лавка" } }, newer, sent, sent)).toEqual({ ...sent, name: "Чайная лавка" });
  expect(afterSave(null, newer, sent, sent)).toEqual(sent);
});

test("a space behind a word stays while the next one is typed, and is not sent", () => {
  expect(shown({ form: { ...shop, name: "Лавка " }, base: shop }, shop).name).toBe("Лавка ");
  expect(inputOf({ ...shop, name: " Лавка\n", zone: " Asia/Tokyo " })).toEqual({ ...shop, zone: "Asia/Tokyo", country: "" });
});

test("a country is chosen and taken back", () => {
  const draft = { form: { ...shop, country: "RU" }, base: shop };
  expect([shown(draft, shop).country, isSame(shown(draft, shop), shop)]).toEqual(["RU", false]);
  expect([inputOf({ ...shop, country: "RU" }).country, inputOf(shop).country]).toEqual(["RU", ""]);
});

test("nothing visible is no name, and nothing is no zone", () => {
  expect([problemOf(shop), problemOf({ ...shop, name: "\u200b" }), problemOf({ ...shop, zone: " " })]).toEqual([null, "name", "zone"]);
});

test("a refusal is told at its field", () => {
  expect(projectRefusal({ code: "invalid_field", member: "zone" })).toEqual({ text: "project.zone.invalid", field: "zone" });
  expect(projectRefusal({ code: "forbidden" })).toEqual({ text: "settings.forbidden" });
  expect(projectRefusal(new Error())).toEqual({ text: "settings.notSaved" });
});
