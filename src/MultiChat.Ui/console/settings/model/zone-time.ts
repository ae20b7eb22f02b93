/** "Monday, 14:05" in a time zone; null where the browser knows no such zone. */
export function timeIn(zone: string, now: number, language: string): string | null {
  try {
    return new Intl.DateTimeFormat(language, { timeZone: zone, weekday: "long", hour: "2-digit", minute: "2-digit" }).format(now);
  } catch {
    return null;
  }
}
