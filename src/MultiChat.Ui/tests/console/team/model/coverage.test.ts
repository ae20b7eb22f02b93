import { describe, expect, test } from "vitest";
import { holesOf, mondayOf, shiftsOf } from "../../../../console/team/model/coverage.js";

const monday = "2026-11-16";
const zone = "Europe/Moscow";
// Moscow is three hours ahead, all year.
const at = (day: number, hour: number) => new Date(Date.parse(`${monday}T00:00:00Z`) + (day * 24 + hour - 3) * 3_600_000).toISOString();

describe("the host's stretches", () => {
  test("are told day by day, in the project's time", () => {
    const shifts = shiftsOf(
      [
        { from: at(0, 0), to: at(0, 9), operators: 0 },
        { from: at(0, 9), to: at(0, 18), operators: 2 },
        { from: at(0, 18), to: at(7, 0), operators: 1 },
      ],
      zone,
      monday,
    );
    expect(shifts[0]).toEqual([
      { start: 0, end: 540, operators: 0 },
      { start: 540, end: 1080, operators: 2 },
      { start: 1080, end: 1440, operators: 1 },
    ]);
    expect(shifts[6]).toEqual([{ start: 0, end: 1440, operators: 1 }]);
    expect(holesOf(shifts[0]!)).toEqual([{ start: 0, end: 540, operators: 0 }]);
    expect(holesOf(shifts[6]!)).toEqual([]);
  });

  test("of a week with a clock change keep local hours", () => {
    // Berlin's clocks go back on Sunday, 25 October 2026.
    const shifts = shiftsOf(
      [
        { from: "2026-10-18T22:00:00Z", to: "2026-10-25T08:00:00Z", operators: 1 },
        { from: "2026-10-25T08:00:00Z", to: "2026-10-25T23:00:00Z", operators: 0 },
      ],
      "Europe/Berlin",
      "2026-10-19",
    );
    expect(shifts[0]).toEqual([{ start: 0, end: 1440, operators: 1 }]);
    expect(shifts[6]).toEqual([
      { start: 0, end: 540, operators: 1 },
      { start: 540, end: 1440, operators: 0 },
    ]);
  });
});

test("the week's Monday is the project's, not the reader's", () => {
  expect(mondayOf(Date.parse("2026-11-22T20:59:59Z"), zone)).toBe("2026-11-16");
  expect(mondayOf(Date.parse("2026-11-22T21:00:00Z"), zone)).toBe("2026-11-23");
  expect(mondayOf(Date.parse("2026-11-22T21:00:00Z"), "No/Such")).toBe("2026-11-16");
});
