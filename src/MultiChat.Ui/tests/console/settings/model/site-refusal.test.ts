import { expect, test } from "vitest";
import { isKey } from "../../../../console/settings/model/site-key.js";
import { keyRefusal, siteRefusal } from "../../../../console/settings/model/site-refusal.js";
import { mainSite } from "./fake-settings.js";

test("a refusal is told at its field", () => {
  expect(siteRefusal({ code: "invalid_field", member: "color" })).toEqual({ text: "site.color.invalid", field: "color" });
  expect(siteRefusal({ code: "invalid_field", member: "consent" })).toEqual({ text: "site.texts.invalid", field: "consent" });
  expect(siteRefusal({ code: "invalid_field", member: "texts" })).toEqual({ text: "site.texts.invalid" });
  expect(siteRefusal({ code: "forbidden" })).toEqual({ text: "settings.forbidden" });
  expect(siteRefusal(new Error())).toEqual({ text: "settings.notSaved" });
});

test("whoever comes later learns what stands now", () => {
  const theirs = { ...mainSite, version: 2 };
  expect(siteRefusal({ code: "site_conflict", site: theirs })).toEqual({ text: "site.conflict", now: theirs });
});

test("a key is of letters, digits and dashes", () => {
  expect([isKey("shop-2"), isKey(" shop "), isKey("a".repeat(40))]).toEqual([true, true, true]);
  expect([isKey(""), isKey("Shop"), isKey("my shop"), isKey("лавка"), isKey("a".repeat(41))]).toEqual([false, false, false, false, false]);
  expect([keyRefusal({ code: "key_taken" }), keyRefusal({ code: "invalid_field", member: "key" }), keyRefusal({ code: "lost" })]).toEqual([
    "site.key.taken",
    "site.key.invalid",
    "settings.notSaved",
  ]);
});
