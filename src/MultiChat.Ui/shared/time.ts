import type { Clock } from "./clock.js";
import type { Instant } from "./wire/wire.js";

/** The host's time, carried on by a clock that nobody sets: the machine's own calendar may be wrong. */
export class ServerTime {
  #ahead: number | undefined;

  constructor(private readonly clock: Clock) {}

  learn(serverNow: Instant): void {
    const at = Date.parse(serverNow);
    if (!Number.isNaN(at)) this.#ahead = at - this.clock.steady();
  }

  now(): number {
    return this.#ahead === undefined ? this.clock.wall() : this.#ahead + this.clock.steady();
  }
}

/** Times and days in the reader's own zone. */
export interface TimeFormat {
  /** "14:05" */
  time(at: Instant | number): string;
  /** "Today", "Yesterday", "14 November", "14 November 2025" */
  day(at: Instant | number, now: number): string;
  /** "14 November 2026, 14:05:09" */
  full(at: Instant | number): string;
  sameDay(one: Instant | number, other: Instant | number): boolean;
}

export function timeFormat(language: string, timeZone?: string): TimeFormat {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...zone, ...options });
  const time = format({ timeStyle: "short" });
  const day = format({ day: "numeric", month: "long" });
  const dayAndYear = format({ day: "numeric", month: "long", year: "numeric" });
  const full = format({ dateStyle: "long", timeStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const date = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const of = (at: Instant | number) => new Date(at);
  const dayNumber = (at: Instant | number) => Math.round(Date.parse(date.format(of(at))) / 86_400_000);
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  return {
    time: at => time.format(of(at)),
    full: at => full.format(of(at)),
    sameDay: (one, other) => dayNumber(one) === dayNumber(other),
    day(at, now) {
      const ago = dayNumber(now) - dayNumber(at);
      if (ago === 0 || ago === 1) return capital(relative.format(-ago, "day"));
      return date.format(of(at)).slice(0, 4) === date.format(now).slice(0, 4) ? day.format(of(at)) : dayAndYear.format(of(at));
    },
  };
}
