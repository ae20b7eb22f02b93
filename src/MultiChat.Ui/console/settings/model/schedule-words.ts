import type { SettingsTexts } from "../../texts/settings/index.js";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A schedule as the host writes it, `Mon-Fri 09:00-18:00 | 2026-12-31 off | Europe/Moscow`, in the reader's words. */
export function scheduleWords(text: string, language: string, t: SettingsTexts): string {
  const parts = text.split("|").map(part => part.trim());
  if (parts.length !== 3) return text;
  const [hours = "", exceptions = "", zone = ""] = parts;
  const dates = exceptions
    .split(";")
    .filter(part => part.trim())
    .map(part => dateWords(part.trim(), language, t))
    .join("; ");
  return [hoursWords(hours, language), dates && t("history.dates", { dates }), zone].filter(Boolean).join(" · ");
}

function hoursWords(hours: string, language: string): string {
  const names = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  // The first of January 2024 was a Monday.
  return hours.replace(/[A-Z][a-z]{2}/g, day => (days.includes(day) ? names.format(Date.UTC(2024, 0, 1 + days.indexOf(day))) : day)).replaceAll("-", "–");
}

function dateWords(exception: string, language: string, t: SettingsTexts): string {
  const [date = "", ...rest] = exception.split(" ");
  const at = Date.parse(date);
  if (Number.isNaN(at)) return exception;
  const hours = rest.join(" ");
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(at);
  return `${day}, ${hours === "off" ? t("history.dayOff") : hours.replaceAll("-", "–")}`;
}
