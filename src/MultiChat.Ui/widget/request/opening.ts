import type { Texts } from "../../shared/text.js";
import { timeFormat } from "../../shared/time.js";
import type { Instant } from "../../shared/wire/wire.js";
import type { en } from "./texts.js";

const day = 86_400_000;

/** Says that nobody is there, and when somebody will be, as people name that day where they are. */
export function openingLine(t: Texts<typeof en>, locale: string, opensAt: Instant | null | undefined, now: number, timeZone?: string): string {
  const at = Date.parse(opensAt ?? "");
  // Over already, or known to nobody.
  if (!(at > now)) return t("form.away");
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const dayNumber = (instant: number) => Math.round(Date.parse(date.format(instant)) / day);
  const days = dayNumber(at) - dayNumber(now);
  const format = timeFormat(locale, timeZone);
  const time = format.time(at);
  if (days === 0) return t("form.today", { time });
  if (days === 1) return t("form.tomorrow", { time });
  if (days > 6) return t("form.date", { date: format.day(at, now), time });
  const weekday = new Intl.DateTimeFormat("en", { ...zone, weekday: "long" }).format(at).toLowerCase();
  return t(`form.${weekday as "monday"}`, { time });
}
