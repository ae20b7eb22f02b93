import { describe, expect, test } from "vitest";
import { cellsOf, clearAll, isPainted, liesIn, paintAll, spansBetween, type Spot } from "../../../../console/team/model/week-cells.js";
import { moved } from "../../../../console/team/model/grid-keys.js";
import { draftOf, settled, typing } from "../../../../console/team/model/week-draft.js";
import { noHours, printWeek, readWeek, type WeekHours } from "../../../../console/team/model/week-hours.js";

const week = (text: string): WeekHours => readWeek(text)!;
const spot = (day: number, hour: number): Spot => ({ day, slot: hour * 2 });
const drawn = (from: Spot, to: Spot) => printWeek(paintAll(noHours, spansBetween(from, to)));

describe("a start and an end", () => {
  test("on one day", () => expect(drawn(spot(0, 9), spot(0, 17.5))).toBe("Mon 09:00-18:00"));
  test("the other way round", () => expect(drawn(spot(0, 17.5), spot(0, 9))).toBe("Mon 09:00-18:00"));
  test("on the same half-hour", () => expect(drawn(spot(2, 9), spot(2, 9))).toBe("Wed 09:00-09:30"));
  test("over several days", () => expect(drawn(spot(0, 9), spot(4, 17.5))).toBe("Mon-Fri 09:00-18:00"));
  test("over several days, upwards", () => expect(drawn(spot(4, 17.5), spot(0, 9))).toBe("Mon-Fri 09:00-18:00"));
  test("of a night", () => expect(drawn(spot(4, 22), spot(5, 5.5))).toBe("Fri 22:00-06:00"));
  test("of the night to Monday", () => expect(drawn(spot(6, 22), spot(0, 5.5))).toBe("Sun 22:00-06:00"));
  test("up to midnight", () => expect(drawn(spot(0, 18), spot(0, 23.5))).toBe("Mon 18:00-24:00"));
  test("of a whole week", () => expect(drawn(spot(0, 0), spot(6, 23.5))).toBe("Mon-Sun 00:00-24:00"));
});

describe("the grid", () => {
  test("shows a night in the next day's morning, and Sunday's in Monday's", () => {
    const cells = cellsOf([week("Sun 22:00-06:00")]);
    expect(cells[6]!.slice(43, 48)).toEqual(["off", "on", "on", "on", "on"]);
    expect(cells[0]!.slice(0, 13)).toEqual([...Array<string>(12).fill("on"), "off"]);
  });

  test("shows half-hours of which only a part is worked", () => {
    expect(cellsOf([week("Mon 09:00-12:59")])[0]!.slice(24, 27)).toEqual(["on", "part", "off"]);
  });

  test("shows where several people's hours differ", () => {
    const cells = cellsOf([week("Mon 09:00-18:00"), week("Mon 09:00-17:30")]);
    expect(cells[0]!.slice(17, 20)).toEqual(["off", "on", "on"]);
    expect(cells[0]!.slice(34, 37)).toEqual(["on", "differs", "off"]);
  });

  test("of nobody is empty", () => expect(cellsOf([]).flat().every(cell => cell === "off")).toBe(true));
});

test("a picked span lies over midnight", () => {
  const night = spansBetween(spot(6, 22), spot(0, 5.5));
  expect([spot(6, 21.5), spot(6, 22), spot(6, 23.5), spot(0, 0), spot(0, 5.5), spot(0, 6)].map(one => liesIn(night, one))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("hours are set and taken by the same span", () => {
  for (const [from, to] of [
    [spot(0, 9), spot(0, 17.5)],
    [spot(1, 22), spot(2, 5.5)],
    [spot(6, 22), spot(0, 5.5)],
    [spot(0, 0), spot(6, 23.5)],
    [spot(2, 13), spot(4, 13)],
  ] as const) {
    const spans = spansBetween(from, to);
    const full = paintAll(noHours, spans);
    expect(isPainted(full, spans)).toBe(true);
    expect(printWeek(clearAll(full, spans))).toBe("");
  }
});

test("the keys walk over midnight and over the week's end", () => {
  expect(moved({ day: 0, slot: 47 }, "ArrowRight")).toEqual({ day: 1, slot: 0 });
  expect(moved({ day: 0, slot: 0 }, "ArrowLeft")).toEqual({ day: 6, slot: 47 });
  expect(moved({ day: 6, slot: 3 }, "ArrowDown")).toEqual({ day: 0, slot: 3 });
  expect(moved({ day: 0, slot: 3 }, "ArrowUp")).toEqual({ day: 6, slot: 3 });
  expect(moved({ day: 2, slot: 3 }, "x")).toBeNull();
});

test("what is drawn and what is written give the same text", () => {
  for (let day = 0; day < 7; day++) {
    for (let from = 0; from < 48; from += 5) {
      for (let to = 0; to < 48; to += 7) {
        const isNight = to < from;
        const spans = spansBetween({ day, slot: from }, { day: isNight ? (day + 1) % 7 : day, slot: to });
        const time = (slot: number) => `${Math.floor(slot / 2)}:${slot % 2 ? "30" : "00"}`;
        if (isNight && to + 1 === from) continue;
        const text = `${time(from)} – ${time(to + 1)}`;
        const written = settled(typing(draftOf([{ id: "a", version: 1, hours: "", zone: null }]), day, text), day);
        expect(printWeek(written.days as WeekHours), text).toBe(printWeek(paintAll(noHours, spans)));
      }
    }
  }
});
