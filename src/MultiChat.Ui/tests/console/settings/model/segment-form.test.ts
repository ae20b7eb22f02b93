import { expect, test } from "vitest";
import { groupsIn, newCondition, raised, segmentForms, segmentInputs, segmentsIn, textOf, unfinishedIn } from "../../../../console/settings/model/segment-form.js";
import { formOf, inputOf, isSame, problemOf, shown, typed } from "../../../../console/settings/model/site-form.js";
import type { SettingsSegment } from "../../../../shared/wire/settings.js";
import { mainSite } from "./fake-settings.js";

const help: SettingsSegment = { when: [{ part: "url", values: ["shop.ru", "/help"] }, { part: "query", key: "plan", values: ["pro"] }], groups: ["g1", "g2"] };
const vip: SettingsSegment = { when: [{ part: "cookie", key: "vip", values: [] }], groups: ["g2"] };
const site = { ...mainSite, segments: [help, vip], groups: ["g1"] };

test("what is saved is shown, and sent as it was", () => {
  const { segments, groups } = inputOf(site, formOf(site));
  expect([segments, groups]).toEqual([[help, vip], ["g1"]]);
  expect(formOf(mainSite)).toMatchObject({ segments: "", groups: "" });
});

test("values stand a line each, and blank ones do not count", () => {
  const [form] = segmentForms([help]);
  expect(form!.when[0]!.values).toBe("shop.ru\n/help");
  expect(segmentInputs([{ when: [{ part: "url", key: "left over", values: " /a \n\n/b\n" }], groups: [] }])[0]!.when).toEqual([{ part: "url", values: ["/a", "/b"] }]);
});

test("a rule without a condition, a group, an address or a name is not sent", () => {
  const whole = segmentForms([help])[0]!;
  const wrong = [{ ...whole, groups: [] }, { ...whole, when: [] }, { ...whole, when: [newCondition] }, { ...whole, when: [{ part: "cookie" as const, key: " ", values: "1" }] }];
  expect(wrong.map(one => unfinishedIn([whole, one]))).toEqual([1, 1, 1, 1]);
  expect(unfinishedIn(segmentForms([help, vip]))).toBe(-1);
  expect(problemOf({ ...formOf(site), segments: textOf([wrong[0]!]) })).toBe("segments");
  expect(problemOf(formOf(site))).toBeNull();
});

test("the order is part of what is saved", () => {
  const form = formOf(site);
  const turned = { ...form, segments: textOf(raised(segmentsIn(form.segments), 1)) };
  expect(isSame(form, turned)).toBe(false);
  expect(inputOf(site, turned).segments).toEqual([vip, help]);
});

test("a draft that was kept before there were rules leaves them as they are", () => {
  const now = formOf(site);
  const old = JSON.parse(JSON.stringify({ form: { color: "#111111" }, base: { color: "" } }));
  expect(shown(old, now)).toMatchObject({ color: "#111111", segments: now.segments, groups: "g1" });
  expect(shown(typed(null, now, { groups: "g1 g2" }), now).groups).toBe("g1 g2");
  expect(groupsIn("")).toEqual([]);
});
