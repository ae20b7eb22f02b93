import { describe, expect, test } from "vitest";
import { spansBetween } from "../../../../console/team/model/week-cells.js";
import {
  allSettled,
  carried,
  changeOf,
  commonWeek,
  draftOf,
  isEdited,
  overtaken,
  problemUnder,
  rebased,
  repainted,
  textUnder,
  typing,
  weekName,
  wrongDays,
  type WeekBase,
  type WeekDraft,
} from "../../../../console/team/model/week-draft.js";
import { copiedToWeekdays } from "../../../../console/team/model/weekdays.js";
import { paintAll } from "../../../../console/team/model/week-cells.js";
import { printWeek } from "../../../../console/team/model/week-hours.js";
import { teamMember } from "./people.js";

const base = (hours: string, zone: string | null = null, id = "a", version = 1): WeekBase => ({ id, version, hours, zone });
const hoursOf = (draft: WeekDraft) => changeOf(draft).hours;
const one = (hours: string) => draftOf([base(hours)]);
const two = (hours: string, others: string) => draftOf([base(hours), base(others, null, "b")]);

describe("of one person", () => {
  test("it says what they have, and is not edited", () => {
    const draft = one("Mon-Fri 09:00-18:00");
    expect(hoursOf(draft)).toBe("Mon-Fri 09:00-18:00");
    expect(isEdited(draft)).toBe(false);
    expect(textUnder(draft, 0)).toBe("09:00–18:00");
    expect(textUnder(draft, 6)).toBe("");
  });

  test("what is typed is kept as it is until it is finished", () => {
    const draft = typing(one(""), 0, "9-1");
    expect(textUnder(draft, 0)).toBe("9-1");
    expect(isEdited(draft)).toBe(true);
    expect(hoursOf(allSettled(typing(draft, 0, "9-18")))).toBe("Mon 09:00-18:00");
  });

  test("what is no hours stays, and stands in the way", () => {
    const draft = allSettled(typing(one("Mon 09:00-18:00"), 0, "9-9"));
    expect(problemUnder(draft, 0)).toEqual({ kind: "same", part: "9-9" });
    expect(wrongDays(draft)).toEqual([0]);
    expect(textUnder(draft, 0)).toBe("9-9");
  });

  test("painted back to what it was it is not edited", () => {
    const draft = one("Mon 09:00-18:00");
    const more = repainted(draft, paintAll(commonWeek(draft), spansBetween({ day: 1, slot: 18 }, { day: 1, slot: 35 })), [1]);
    expect(hoursOf(more)).toBe("Mon-Tue 09:00-18:00");
    expect(isEdited(more)).toBe(true);
    expect(isEdited(repainted(more, commonWeek(draft), [1]))).toBe(false);
  });
});

describe("of several people", () => {
  test("days that differ stay each one's own until they are edited", () => {
    const draft = two("Mon-Fri 09:00-18:00", "Mon 10:00-11:00");
    expect(isEdited(draft)).toBe(false);
    const tuesday = allSettled(typing(draft, 1, "12-15"));
    expect(changeOf(tuesday)).toEqual({ hours: "Tue 12:00-15:00", zone: null, days: ["Tue", "Sat", "Sun"] });
    const all = [0, 2, 3, 4].reduce((sofar, day) => typing(sofar, day, "9-10"), tuesday);
    expect(changeOf(allSettled(all))).toEqual({ hours: "Mon 09:00-10:00; Tue 12:00-15:00; Wed-Fri 09:00-10:00", zone: null });
  });

  test("painting in a day that differs begins with what they have in common", () => {
    const draft = two("Tue 09:00-18:00", "Tue 10:00-18:00");
    const week = paintAll(commonWeek(draft), spansBetween({ day: 1, slot: 40 }, { day: 1, slot: 41 }));
    expect(hoursOf(repainted(draft, week, [1]))).toBe("Tue 10:00-18:00, 20:00-21:00");
  });

  test("a day that differs and is emptied is a day off for all", () => {
    const draft = two("Tue 09:00-12:00", "Tue 13:00-18:00");
    expect(hoursOf(repainted(draft, commonWeek(draft), [1]))).toBe("");
  });

  test("zones that differ stay until one is chosen", () => {
    const draft = draftOf([base("", null), base("", "Asia/Almaty", "b")]);
    expect(changeOf(draft)).toEqual({ hours: "", zone: null, keepZones: true });
    expect(changeOf({ ...draft, zone: null })).toEqual({ hours: "", zone: null });
    expect(isEdited({ ...draft, zone: null })).toBe(true);
  });

  test("have one draft however they were picked", () => expect(weekName(["b", "a"])).toBe(weekName(["a", "b"])));
});

describe("that goes on with others", () => {
  test("keeps what was edited, and what differs among them differs", () => {
    const drawn = allSettled(typing(one("Mon 09:00-18:00"), 1, "12-15"));
    const both = carried(drawn, two("Mon 09:00-18:00", "Mon 10:00-11:00; Tue 09:00-10:00"));
    expect(both.days[0]).toBeNull();
    expect(textUnder(both, 1)).toBe("12:00–15:00");
    expect(isEdited(both)).toBe(true);
  });

  test("keeps what is typed, and the zone that was chosen", () => {
    const drawn = { ...typing(one(""), 3, "9-1"), zone: "Asia/Almaty" };
    const both = carried(drawn, two("", ""));
    expect([both.zone, both.typed]).toEqual(["Asia/Almaty", { 3: "9-1" }]);
  });

  test("remembers what they were, so that another's change is still told", () => {
    const drawn = typing(one("Mon 09:00-18:00"), 0, "10-18");
    const moved = teamMember({ id: "a", version: 2, hours: "Mon 12:00-18:00" });
    expect(overtaken(carried(drawn, draftOf([base(moved.hours, null, "a", 2), base("", null, "b")])), [moved])).toEqual([moved]);
  });
});

test("Monday to weekdays leaves the weekend, and what is no hours is not copied", () => {
  const draft = one("Mon 09:00-18:00; Sat 10:00-14:00");
  expect(hoursOf(copiedToWeekdays(draft, 0))).toBe("Mon-Fri 09:00-18:00; Sat 10:00-14:00");
  expect(hoursOf(copiedToWeekdays(draft, 5))).toBe("Mon-Sat 10:00-14:00");
  const typed = typing(draft, 0, "9-9");
  expect(copiedToWeekdays(typed, 0)).toBe(typed);
});

test("another's change of the hours is told, and one of the name is not", () => {
  const draft = typing(one("Mon 09:00-18:00"), 0, "10-18");
  const renamed = teamMember({ id: "a", version: 2, hours: "Mon 09:00-18:00", firstName: "Вера" });
  expect(overtaken(draft, [renamed])).toEqual([]);
  expect(rebased(draft, [renamed]).base[0]!.version).toBe(2);
  const moved = teamMember({ id: "a", version: 2, hours: "Mon 12:00-18:00" });
  expect(overtaken(draft, [moved])).toEqual([moved]);
  expect(overtaken(rebased(draft, [moved]), [moved])).toEqual([]);
});

test("a host of a later version may say what this page cannot read", () => expect(printWeek(commonWeek(one("Mon 9 to 5")))).toBe(""));
