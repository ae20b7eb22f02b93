import type { Instant } from "../../shared/wire/wire.js";
import type { App } from "./app.js";

/** The reader's calendar day around an instant: a thread asks for each of its messages, and a formatter would be dear. */
export function daySpan(instant: number): { from: number; to: number } {
  const date = new Date(instant);
  const midnight = (days: number) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
  return { from: midnight(0), to: midnight(1) };
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** "14 Nov", and "14 Nov 2025" of another year. */
export const shortDate = (at: Instant, now: number, language: string): string => dateOf(at, now, language, "short");

/** "14 November", and "14 November 2025" of another year. */
export const longDate = (at: Instant, now: number, language: string): string => dateOf(at, now, language, "long");

/** "14 November, 10:15" */
export const dayAndTime = (at: Instant, { today, language, times }: Pick<App, "today" | "language" | "times">): string =>
  `${longDate(at, today.value, language.value)}, ${times.value.time(at)}`;

function dateOf(at: Instant, now: number, language: string, month: "short" | "long"): string {
  const date = new Date(at);
  const withYear = date.getFullYear() !== new Date(now).getFullYear();
  const key = `${language} ${month} ${withYear}`;
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { day: "numeric", month, ...(withYear ? { year: "numeric" } : {}) });
    dates.set(key, format);
  }
  return format.format(date);
}

export type Span = { unit: "seconds" | "minutes" | "hours" | "days"; count: number };

/** How long somebody waits, in its largest whole unit. */
export function spanOf(milliseconds: number): Span {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return { unit: "seconds", count: seconds };
  if (seconds < 3600) return { unit: "minutes", count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: "hours", count: Math.floor(seconds / 3600) };
  return { unit: "days", count: Math.floor(seconds / 86_400) };
}

/** Somebody who waits this long waits too long. */
export const longWait = 2 * 60_000;

/** "9:05" of minutes and seconds left, rounded up, so that 0:00 means over. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
