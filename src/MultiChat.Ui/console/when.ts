import type { Instant } from "../shared/wire.js";

const pad = (number: number) => String(number).padStart(2, "0");

/** "09:05", by the reader's own clock, the same in both languages. */
export function timeOf(at: Instant): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The reader's calendar day, as a key. */
export function dayOf(at: Instant | number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

export type NearDay = "today" | "yesterday" | null;

export function nearDay(at: Instant, now: number): NearDay {
  const day = dayOf(at);
  if (day === dayOf(now)) return "today";
  const date = new Date(now);
  const yesterday = new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1, 12);
  return day === dayOf(yesterday.getTime()) ? "yesterday" : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string, kind: "long" | "short", withYear: boolean): Intl.DateTimeFormat {
  const key = `${language} ${kind} ${withYear}`;
  let format = formats.get(key);
  if (!format) {
    const month = kind === "long" ? "long" : "short";
    format = new Intl.DateTimeFormat(language, { day: "numeric", month, ...(withYear ? { year: "numeric" } : {}) });
    formats.set(key, format);
  }
  return format;
}

export function dateOf(at: Instant, now: number, language: string, kind: "long" | "short"): string {
  const date = new Date(at);
  const thisYear = date.getFullYear() === new Date(now).getFullYear();
  return dateFormat(language, kind, !thisYear).format(date);
}

/** A row's time: the hour today, else the date. */
export const rowTime = (at: Instant, now: number, language: string): string =>
  nearDay(at, now) === "today" ? timeOf(at) : dateOf(at, now, language, "short");

export type Span = { unit: "seconds" | "minutes" | "hours" | "days"; count: number };

/** How long somebody waits, in its largest whole unit. */
export function spanOf(milliseconds: number): Span {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return { unit: "seconds", count: seconds };
  if (seconds < 3600) return { unit: "minutes", count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: "hours", count: Math.floor(seconds / 3600) };
  return { unit: "days", count: Math.floor(seconds / 86_400) };
}

/** "9:05" of minutes and seconds left, rounded up, so that 0:00 means over. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${pad(seconds % 60)}`;
}
