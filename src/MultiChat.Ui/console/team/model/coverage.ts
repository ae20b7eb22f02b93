import type { Stretch } from "../../../shared/wire/team.js";
import { dayLength } from "./day-hours.js";
import { days } from "./week-hours.js";

/** A part of a day in which the same number of operators is on duty, in minutes of the project's local time. */
export interface Shift {
  start: number;
  end: number;
  operators: number;
}

/** The host's stretches day by day. In the hour that a clock change repeats, the fewer operators count. */
export function shiftsOf(stretches: readonly Stretch[], zone: string, monday: string): Shift[][] {
  const local = localTime(zone);
  const fewest = new Map<number, number>();
  for (const { from, to, operators } of stretches) {
    const start = minuteOf(local(from), monday);
    const end = minuteOf(local(to), monday);
    for (let minute = start; minute < end; minute++) fewest.set(minute, Math.min(operators, fewest.get(minute) ?? operators));
  }
  return days.map(day => {
    const shifts: Shift[] = [];
    for (let minute = 0; minute < dayLength; minute++) {
      // A skipped hour is nobody's hole: it goes with the one before.
      const operators = fewest.get(day * dayLength + minute) ?? shifts.at(-1)?.operators ?? 0;
      const last = shifts.at(-1);
      if (last?.operators === operators) last.end = minute + 1;
      else shifts.push({ start: minute, end: minute + 1, operators });
    }
    return shifts;
  });
}

export const holesOf = (shifts: readonly Shift[]): Shift[] => shifts.filter(({ operators }) => operators === 0);

/** The Monday of the present week, where the project is, or of one that is so many weeks later. */
export function mondayOf(now: number, zone: string, later = 0): string {
  const { date } = localTime(zone)(now);
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) + 7 * later);
  return day.toISOString().slice(0, 10);
}

/** "Nov 30 – Dec 6" of the week that begins with a date. */
export function weekSpan(monday: string, language: string): string {
  const first = Date.parse(monday);
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" }).formatRange(first, first + 6 * 86_400_000);
}

/** The date of an instant, where the project is. */
export const dateOf = (now: number, zone: string): string => localTime(zone)(now).date;

interface Local {
  date: string;
  minute: number;
}

function localTime(zone: string): (at: string | number) => Local {
  const format = formatOf(zone);
  return at => {
    const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    return { date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`, minute: Number(parts["hour"]) * 60 + Number(parts["minute"]) };
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone });
  } catch {
    // The host may know zones that this browser is too old for.
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: "UTC" });
  }
}

const minuteOf = ({ date, minute }: Local, monday: string): number =>
  Math.round((Date.parse(date) - Date.parse(monday)) / 86_400_000) * dayLength + minute;
