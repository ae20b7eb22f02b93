import { dayLength, type Interval } from "./day-hours.js";
import { cleared, dayAfter, days, painted, type WeekHours } from "./week-hours.js";

/** Half-hours of a day. */
export const slots = 48;

const slotLength = dayLength / slots;
const weekLength = 7 * dayLength;

/** What a half-hour of the grid says: of one's week, or of several people's. */
export type Cell = "off" | "part" | "on" | "differs";

/** A half-hour's place in the grid. */
export interface Spot {
  readonly day: number;
  readonly slot: number;
}

/** A span of one day; an end beyond 1,440 is of the next. */
export interface DaySpan extends Interval {
  readonly day: number;
}

/** Each minute of the week in which somebody with these hours works; a Sunday's night goes on into Monday. */
function minutesOf(week: WeekHours): Uint8Array {
  const minutes = new Uint8Array(weekLength);
  week.forEach((hours, day) => {
    for (const { start, end } of hours) {
      for (let minute = start; minute < end; minute++) minutes[(day * dayLength + minute) % weekLength] = 1;
    }
  });
  return minutes;
}

/** What stands in each half-hour where all of these people keep their hours. */
export function cellsOf(weeks: readonly WeekHours[]): Cell[][] {
  const all = weeks.map(minutesOf);
  return days.map(day => Array.from({ length: slots }, (_, slot) => cellAt(all, (day * slots + slot) * slotLength)));
}

function cellAt(all: readonly Uint8Array[], from: number): Cell {
  const [first] = all;
  if (!first) return "off";
  let worked = 0;
  for (let minute = from; minute < from + slotLength; minute++) {
    if (all.some(minutes => minutes[minute] !== first[minute])) return "differs";
    worked += first[minute]!;
  }
  return worked === 0 ? "off" : worked === slotLength ? "on" : "part";
}

/**
 * The span between two half-hours. On one day, and over several days, it is the same hours of each of them; from an evening to an earlier hour of the
 * next day it is that night.
 */
export function spansBetween(from: Spot, to: Spot): DaySpan[] {
  if (to.day === dayAfter(from.day) && to.slot < from.slot) {
    return [{ day: from.day, start: from.slot * slotLength, end: dayLength + (to.slot + 1) * slotLength }];
  }
  const [first, last] = ordered(from.day, to.day);
  const [start, end] = ordered(from.slot, to.slot);
  return days.filter(day => day >= first && day <= last).map(day => ({ day, start: start * slotLength, end: (end + 1) * slotLength }));
}

const ordered = (one: number, other: number): [number, number] => (one < other ? [one, other] : [other, one]);

/** Whether a half-hour lies in one of the spans. */
export const liesIn = (spans: readonly DaySpan[], { day, slot }: Spot): boolean =>
  spans.some(span => {
    const at = slot * slotLength;
    return (span.day === day && at >= span.start && at < span.end) || (dayAfter(span.day) === day && at + dayLength < span.end);
  });

export const isPainted = (week: WeekHours, spans: readonly DaySpan[]): boolean => {
  const minutes = minutesOf(week);
  return spans.every(({ day, start, end }) => {
    for (let minute = start; minute < end; minute++) if (!minutes[(day * dayLength + minute) % weekLength]) return false;
    return true;
  });
};

export const paintAll = (week: WeekHours, spans: readonly DaySpan[]): WeekHours =>
  spans.reduce((sofar, span) => painted(sofar, span.day, span), week);

export const clearAll = (week: WeekHours, spans: readonly DaySpan[]): WeekHours => spans.reduce(clearSpan, week);

function clearSpan(week: WeekHours, { day, start, end }: DaySpan): WeekHours {
  const rest = cleared(week, day, { start, end: Math.min(end, dayLength) });
  return end > dayLength ? cleared(rest, dayAfter(day), { start: 0, end: end - dayLength }) : rest;
}
