import type { TeamMember } from "../../../shared/wire/team.js";
import { isProblem, printDay, readDay, type DayHours } from "./day-hours.js";

/** A date with other hours than the week's, as some of the picked have it. */
export interface DateException {
  /** `2026-12-31` */
  date: string;
  /** Null where they have different ones. */
  hours: DayHours | null;
  /** How many of them have one on that date. */
  count: number;
}

/** All dates of these people, in order. */
export function exceptionsOf(members: readonly Pick<TeamMember, "exceptions">[]): DateException[] {
  const found = new Map<string, string[]>();
  for (const { exceptions } of members) {
    for (const text of exceptions) {
      const [date = "", hours = ""] = text.split(/ (.*)/s);
      found.set(date, [...(found.get(date) ?? []), hours]);
    }
  }
  return [...found.entries()].sort().map(([date, all]) => {
    const read = readDay(all[0]!);
    return { date, hours: new Set(all).size === 1 && !isProblem(read) ? read : null, count: all.length };
  });
}

export const exceptionText = (date: string, hours: DayHours): string => `${date} ${printDay(hours)}`;
