/** Minutes of a day. */
export const dayLength = 24 * 60;

/**
 * Hours that begin on a day, in minutes since its midnight: from the first one up to the last and without it. What ends on the next day has an end
 * beyond 1,440.
 */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** What begins on one day: in order, none touching the next, but where they last more than a day together. */
export type DayHours = readonly Interval[];

/** How many intervals may begin on one day. */
export const mostIntervals = 24;

/** What a text has wrong, and which part of it. */
export interface HoursProblem {
  kind: "form" | "same" | "tooMany";
  part: string;
}

// Of more than a day without a break there is no one interval; it is said as two that touch at this hour, or at the last minute of the day.
const seam = 23 * 60;

/** The same hours in one form, however they were said: touching and overlapping ones as one. */
export function merged(intervals: Iterable<Interval>): DayHours {
  const given = [...intervals].sort((one, other) => one.start - other.start);
  const all: Interval[] = [];
  for (let next = 0; next < given.length; ) {
    const { start } = given[next]!;
    let { end } = given[next]!;
    for (next++; next < given.length && given[next]!.start <= end; next++) end = Math.max(end, given[next]!.end);
    if (end - start < dayLength || (start === 0 && end === dayLength)) all.push({ start, end });
    else {
      const at = end - seam < dayLength && start < seam ? seam : dayLength - 1;
      all.push({ start, end: at }, { start: at, end });
    }
  }
  return all;
}

export const sameHours = (one: DayHours, other: DayHours): boolean => printDay(one) === printDay(other);

const off = /^(?:off|day off|выходной|[-–—])?$/i;
const written = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** Reads hours as people write them: `09:00–18:00, 19:15-20:00`, `9-18`, or nothing for a day off. */
export function readDay(text: string): DayHours | HoursProblem {
  if (off.test(text.trim())) return [];
  const intervals: Interval[] = [];
  for (const part of text.split(/[,;]/).map(piece => piece.trim()).filter(Boolean)) {
    const [, hour, minute, endHour, endMinute] = written.exec(part) ?? [];
    const start = minuteOf(hour, minute);
    const end = minuteOf(endHour, endMinute);
    if (start === null || end === null || start === dayLength) return { kind: "form", part };
    if (start === end) return { kind: "same", part };
    intervals.push({ start, end: end === 0 ? dayLength : end < start ? end + dayLength : end });
  }
  if (intervals.length === 0) return { kind: "form", part: text.trim() };
  return intervals.length > mostIntervals ? { kind: "tooMany", part: text.trim() } : merged(intervals);
}

export const isProblem = (read: DayHours | HoursProblem): read is HoursProblem => "kind" in read;

function minuteOf(hour = "", minute = "0"): number | null {
  const all = Number(hour) * 60 + Number(minute);
  return hour === "" || Number(minute) > 59 || all > dayLength ? null : all;
}

/** The wire's own form: `09:00-13:00, 22:00-06:00`, or `off`. */
export const printDay = (hours: DayHours): string =>
  hours.length === 0 ? "off" : hours.map(({ start, end }) => `${clockOf(start)}-${clockOf(end > dayLength ? end - dayLength : end)}`).join(", ");

/** As it stands under a day: with dashes, and nothing for a day off. */
export const shownDay = (hours: DayHours): string => (hours.length === 0 ? "" : printDay(hours).replaceAll("-", "–"));

/** `09:05` */
export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
