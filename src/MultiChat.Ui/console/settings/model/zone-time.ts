/** What day and time it is in a zone; null where the browser knows no such zone. */
export function timeIn(zone: string, now: number, language: string): { day: string; time: string } | null {
  try {
    const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(now);
    return { day: of({ weekday: "long" }), time: of({ timeStyle: "short" }) };
  } catch {
    return null;
  }
}
