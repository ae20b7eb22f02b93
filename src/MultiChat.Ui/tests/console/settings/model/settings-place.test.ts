import { expect, test } from "vitest";
import { placeOf } from "../../../../console/app/places.js";
import { pagesFor, settingsPlaceOf } from "../../../../console/settings/model/settings-place.js";
import { timeIn } from "../../../../console/settings/model/zone-time.js";

const manager = ["operator", "projectSettings"];
const administrator = [...manager, "administrator"];

test("the history is for administrators", () => {
  expect(pagesFor(manager)).toEqual(["project", "sites", "groups", "classes"]);
  expect(pagesFor(administrator)).toEqual(["project", "sites", "groups", "classes", "history"]);
});

test("an address names a page that the person has, or the list", () => {
  expect(settingsPlaceOf(placeOf("/settings/groups"), manager)).toBe("groups");
  expect(settingsPlaceOf(placeOf("/settings/history"), administrator)).toBe("history");
  for (const address of ["/settings", "/settings/history", "/settings/nothing"]) expect(settingsPlaceOf(placeOf(address), manager)).toBeNull();
});

test("it says what time it is in a zone, where the browser knows it", () => {
  const noon = Date.UTC(2026, 10, 30, 12, 0);
  expect(timeIn("Europe/Moscow", noon, "ru")).toEqual({ day: "понедельник", time: "15:00" });
  expect(timeIn("Asia/Tokyo", noon, "en")).toEqual({ day: "Monday", time: "9:00 PM" });
  expect([timeIn("Mars/Olympus", noon, "en"), timeIn("", noon, "en")]).toEqual([null, null]);
});
