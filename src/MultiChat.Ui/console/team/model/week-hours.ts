import { dayLength, isProblem, merged, printDay, readDay, sameHours, type DayHours, type Interval } from "./day-hours.js";

/** Monday to Sunday. */
export type WeekHours = readonly DayHours[];

export const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export const days = [0, 1, 2, 3, 4, 5, 6] as const;

export const noHours: WeekHours = days.map(() => []);

/** The day after: Sunday's is Monday. */
export const dayAfter = (day: number): number => (day + 1) % 7;

const dayBefore = (day: number): number => (day + 6) % 7;

/** Reads what the host gives. What it cannot read is a host's of a later version, and said by null. */
export function readWeek(text: string): WeekHours | null {
  const week: (DayHours | undefined)[] = days.map(() => undefined);
  for (const part of text.split(";").map(piece => piece.trim()).filter(Boolean)) {
    const [, first = "", last = first, hours = ""] = /^(\w+)(?:-(\w+))? (.+)$/.exec(part) ?? [];
    const from = dayNumber(first);
    const to = dayNumber(last);
    const read = readDay(hours);
    if (from < 0 || to < 0 || isProblem(read)) return null;
    for (let day = from; ; day = dayAfter(day)) {
      if (week[day]) return null;
      week[day] = read;
      if (day === to) break;
    }
  }
  return week.map(hours => hours ?? []);
}

const dayNumber = (name: string) => dayNames.findIndex(known => known.toLowerCase() === name.toLowerCase());

/** As the host has it: `Mon-Fri 09:00-18:00; Sat 22:00-06:00`, equal days together. */
export function printWeek(week: WeekHours): string {
  const parts: string[] = [];
  for (let first = 0; first < 7; ) {
    let last = first;
    while (last < 6 && sameHours(week[last + 1]!, week[first]!)) last++;
    if (week[first]!.length) parts.push(`${dayNames[first]}${last > first ? `-${dayNames[last]}` : ""} ${printDay(week[first]!)}`);
    first = last + 1;
  }
  return parts.join("; ");
}

export const withDay = (week: WeekHours, day: number, hours: DayHours): WeekHours => week.map((old, index) => (index === day ? hours : old));

/** Adds hours that begin on a day; an end beyond 1,440 is of the next day. */
export const painted = (week: WeekHours, day: number, span: Interval): WeekHours => withDay(week, day, merged([...week[day]!, span]));

/** Takes a part of a day out, the end of the night before included. */
export function cleared(week: WeekHours, day: number, { start, end }: Interval): WeekHours {
  // A night's end is beyond the midnight of the day on which it began.
  const before = dayBefore(day);
  const evening = put(week, before, without(week[before]!, { start: start + dayLength, end: end + dayLength }));
  return put(evening, day, without(evening[day]!, { start, end }));
}

const without = (hours: DayHours, gap: Interval): Interval[] =>
  hours.flatMap(({ start, end }) =>
    [
      { start, end: Math.min(end, gap.start) },
      { start: Math.max(start, gap.end), end },
    ].filter(piece => piece.start < piece.end),
  );

/** What is left of a night after its evening was taken out begins on the next day. */
function put(week: WeekHours, day: number, pieces: readonly Interval[]): WeekHours {
  const next = dayAfter(day);
  const moved = pieces.filter(({ start }) => start >= dayLength).map(({ start, end }) => ({ start: start - dayLength, end: end - dayLength }));
  const kept = withDay(week, day, merged(pieces.filter(({ start }) => start < dayLength)));
  return moved.length ? withDay(kept, next, merged([...kept[next]!, ...moved])) : kept;
}

/** What all of these days have. */
export function commonOf(all: readonly DayHours[]): DayHours {
  const minutes = new Uint16Array(2 * dayLength);
  for (const hours of all) for (const { start, end } of hours) for (let minute = start; minute < end; minute++) minutes[minute]!++;
  const common: Interval[] = [];
  for (let minute = 0; minute < dayLength; minute++) {
    if (minutes[minute] !== all.length) continue;
    const start = minute;
    while (minute < minutes.length && minutes[minute] === all.length) minute++;
    common.push({ start, end: minute });
  }
  return merged(common);
}
