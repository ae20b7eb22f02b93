import { describe, expect, test } from "vitest";
import { isProblem, printDay, readDay, shownDay } from "../../../../console/team/model/day-hours.js";

const said = (text: string) => {
  const read = readDay(text);
  return isProblem(read) ? read : printDay(read);
};

describe("a day's text", () => {
  test.each([
    ["09:00-18:00", "09:00-18:00"],
    ["09:00–18:00, 19:15–20:00", "09:00-18:00, 19:15-20:00"],
    ["9-18", "09:00-18:00"],
    ["9.30 — 18.05", "09:30-18:05"],
    ["14:00-18:00; 09:00-12:59", "09:00-12:59, 14:00-18:00"],
    ["22:00-06:00", "22:00-06:00"],
    ["18:00-24:00", "18:00-24:00"],
    ["18:00-00:00", "18:00-24:00"],
    ["00:00-24:00", "00:00-24:00"],
    ["23:59-00:01", "23:59-00:01"],
  ])("%s is %s", (text, hours) => expect(said(text)).toBe(hours));

  test.each(["", "  ", "off", "выходной", "Day off", "—"])("%j is a day off", text => expect(readDay(text)).toEqual([]));

  test.each(["nine", "9:60-18:00", "25:00-26:00", "24:00-06:00", "24:01-02:00", "09:00", "09:00-", "9-18, x", ","])("%j is no hours", text =>
    expect(said(text)).toMatchObject({ kind: "form" }),
  );

  test.each(["09:00-09:00", "00:00-00:00", "9-9:00"])("%s begins and ends at once", text => expect(said(text)).toEqual({ kind: "same", part: text }));

  test("has 24 spans at most", () => {
    const spans = Array.from({ length: 25 }, (_, index) => `${index % 24}:${index < 24 ? "00" : "40"}-${index % 24}:${index < 24 ? "30" : "50"}`);
    expect(said(spans.join(","))).toMatchObject({ kind: "tooMany" });
    expect(said(spans.slice(0, 24).join(","))).toContain("23:00-23:30");
  });
});

describe("hours of one day", () => {
  test.each([
    ["that touch are one", "09:00-12:00, 12:00-18:00", "09:00-18:00"],
    ["that overlap are one", "09:00-13:00, 12:00-18:00, 17:00-17:30", "09:00-18:00"],
    ["a minute apart are two", "09:00-12:59, 13:00-18:00", "09:00-12:59, 13:00-18:00"],
    ["touch a night", "18:00-22:00, 22:00-06:00", "18:00-06:00"],
    ["lie within a night's evening", "22:00-06:00, 23:00-24:00", "22:00-06:00"],
    ["of a whole day and its night are two that touch", "00:00-24:00, 22:00-06:00", "00:00-23:00, 23:00-06:00"],
    ["of more than a day, said late", "00:00-24:00, 23:30-23:29", "00:00-23:59, 23:59-23:29"],
  ])("%s", (_, text, hours) => expect(said(text)).toBe(hours));

  test("are read again as they are printed, for the wire and for the eye", () => {
    for (let start = 0; start < 1440; start += 7) {
      for (let end = 1; end <= 1440; end += 11) {
        if (start === end) continue;
        const hours = [{ start, end: end < start ? end + 1440 : end }];
        expect(readDay(printDay(hours))).toEqual(hours);
        expect(readDay(shownDay(hours))).toEqual(hours);
      }
    }
  });
});
