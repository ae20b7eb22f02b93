import { useApp } from "../../app/context.js";
import { ownLocale } from "../../app/own-locale.js";
import { useSettingsTexts } from "../model/book-context.js";
import { timeIn } from "../model/zone-time.js";

/** What time it is in a zone, so that it can be told from its neighbours. */
export function ZoneNow({ zone }: { zone: string }) {
  const app = useApp();
  const t = useSettingsTexts();
  const there = timeIn(zone.trim(), app.now.value, ownLocale(app.language.value));
  return there && <p data-zone-now>{t("project.zone.now", there)}</p>;
}
