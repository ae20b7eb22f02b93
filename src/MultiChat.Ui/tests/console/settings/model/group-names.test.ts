import { expect, test } from "vitest";
import { differs, problemOf } from "../../../../console/settings/model/group-names.js";
import { groupRefusal } from "../../../../console/settings/model/settings-refusal.js";

const sales = { id: "g1", name: "Продажи" };

test("a name is somebody's already whatever its case", () => {
  expect(problemOf(" продажи ", [sales])).toBe("groups.taken");
  expect(problemOf("Возвраты", [sales])).toBeNull();
  expect(problemOf("Е\u0308лки", [{ id: "g2", name: "ёлки" }])).toBe("groups.taken");
  expect(problemOf("\u2060", [])).toBe("groups.invalid");
});

test("a draft that says the same is none", () => {
  const draft = (name: string) => ({ name, base: "Продажи" });
  expect([differs(null, sales), differs(draft("Продажи"), sales), differs(draft("Продажи "), sales), differs(draft("Опт"), sales)]).toEqual([false, false, true, true]);
});

test("a refusal says what is wrong with the group", () => {
  expect(["invalid_field", "name_taken", "group_conflict", "not_found", "forbidden", "lost"].map(code => groupRefusal({ code }))).toEqual([
    "groups.invalid",
    "groups.taken",
    "settings.conflict",
    "groups.gone",
    "settings.forbidden",
    "settings.notSaved",
  ]);
});
