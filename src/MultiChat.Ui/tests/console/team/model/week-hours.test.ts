import { describe, expect, test } from "vitest";
import { printDay, readDay, isProblem, type DayHours } from "../../../../console/team/model/day-hours.js";
import { cleared, commonOf, noHours, painted, printWeek, readWeek, type WeekHours } from "../../../../console/team/model/week-hours.js";

const week = (text: string): WeekHours => readWeek(text)!;
const day = (text: string): DayHours => {
  const read = readDay(text);
  if (isProblem(read)) throw new Error(text);
  return read;
};
const at = (hour: number, minute = 0) => hour * 60 + minute;

describe("the wire's text of a week", () => {
  test.each([
    "",
    "Mon 09:00-18:00",
    "Mon-Sun 00:00-24:00",
    "Mon-Fri 09:00-12:59, 14:00-18:00; Sat 22:00-06:00",
    "Mon 09:00-18:00; Wed 09:00-18:00; Sat-Sun 10:00-14:00",
    "Tue-Wed 22:00-06:00; Sun 23:30-00:30",
    "Mon-Tue 00:00-23:00, 23:00-06:00",
  ])("%j is printed as it was read", text => expect(printWeek(week(text))).toBe(text));

  test.each([
    ["Sat-Mon 10:00-12:00", "Mon 10:00-12:00; Sat-Sun 10:00-12:00"],
    ["mon 9:00-12:00, 12:00-18:00", "Mon 09:00-18:00"],
    ["Mon 09:00-18:00; Tue 09:00-18:00", "Mon-Tue 09:00-18:00"],
    ["Mon off; Tue 09:00-18:00", "Tue 09:00-18:00"],
  ])("%j is given back as %j", (text, same) => expect(printWeek(week(text))).toBe(same));

  test.each(["Mon", "Xyz 09:00-18:00", "Mon 9", "Mon 09:00-09:00", "Mon 09:00-10:00; Mon 11:00-12:00", "Mon-Xyz 09:00-10:00"])("%j is none", text =>
    expect(readWeek(text)).toBeNull(),
  );
});

describe("painting", () => {
  test("adds hours, and makes one of what touches", () => {
    const morning = painted(noHours, 0, { start: at(9), end: at(13) });
    expect(printWeek(painted(morning, 0, { start: at(13), end: at(18) }))).toBe("Mon 09:00-18:00");
  });

  test("beyond midnight is one night of the day it begins on, on a Sunday too", () => {
    expect(printWeek(painted(noHours, 5, { start: at(22), end: at(30) }))).toBe("Sat 22:00-06:00");
    expect(printWeek(painted(noHours, 6, { start: at(22), end: at(30) }))).toBe("Sun 22:00-06:00");
  });
});

describe("clearing", () => {
  const clear = (text: string, on: number, start: number, end: number) => printWeek(cleared(week(text), on, { start, end }));

  test("takes a part out of the middle, to the minute", () => expect(clear("Mon 09:00-18:30", 0, at(13), at(14))).toBe("Mon 09:00-13:00, 14:00-18:30"));

  test("of a night's evening leaves its morning to the next day", () => expect(clear("Mon 22:00-06:00", 0, at(22), at(24))).toBe("Tue 00:00-06:00"));

  test("of a night's morning leaves its evening", () => expect(clear("Mon 22:00-06:00", 1, 0, at(6))).toBe("Mon 22:00-24:00"));

  test("within a night's morning leaves both ends", () => expect(clear("Mon 22:00-06:00", 1, at(2), at(3))).toBe("Mon 22:00-02:00; Tue 03:00-06:00"));

  test("goes over the week's end", () => {
    expect(clear("Sun 22:00-06:00", 0, 0, at(6))).toBe("Sun 22:00-24:00");
    expect(clear("Sun 22:00-06:00", 6, at(22), at(24))).toBe("Mon 00:00-06:00");
  });

  test("of a whole day leaves the others", () => expect(clear("Mon-Wed 00:00-24:00", 1, 0, at(24))).toBe("Mon 00:00-24:00; Wed 00:00-24:00"));

  test("of what is not there changes nothing", () => expect(clear("Mon 09:00-18:00", 3, 0, at(24))).toBe("Mon 09:00-18:00"));
});

test("what several days have in common", () => {
  const common = (...texts: string[]) => printDay(commonOf(texts.map(day)));
  expect(common("09:00-18:00", "10:00-20:00")).toBe("10:00-18:00");
  expect(common("22:00-06:00", "20:00-02:00")).toBe("22:00-02:00");
  expect(common("09:00-12:00", "13:00-18:00")).toBe("off");
  expect(common("09:00-18:00", "off")).toBe("off");
  expect(common("00:00-24:00", "00:00-24:00")).toBe("00:00-24:00");
});
