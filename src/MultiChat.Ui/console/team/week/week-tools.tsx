import { useMemo } from "preact/hooks";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";
import { noHours, readWeek } from "../model/week-hours.js";
import type { WeekEditing } from "../model/week-editing.js";

/** The zone in which the hours are meant, and somebody else's hours to begin with. */
export function WeekTools({ editing }: { editing: WeekEditing }) {
  const book = useBook();
  const t = useTeamTexts();
  const { draft } = editing;
  const zones = useMemo(allZones, []);
  const others = (book.members.value ?? []).filter(member => member.hours && (draft.base.length > 1 || member.id !== draft.base[0]?.id));
  const known = draft.zone && !zones.includes(draft.zone) ? [draft.zone, ...zones] : zones;

  function useHoursOf(id: string) {
    const member = book.find(id);
    if (member) editing.change({ ...draft, days: readWeek(member.hours) ?? noHours, zone: member.zone, typed: {} });
  }

  return (
    <div class="week-tools">
      <div class="field">
        <label for="week-zone">{t("week.zone")}</label>
        <select
          id="week-zone"
          class="input"
          value={draft.zone === undefined ? "?" : (draft.zone ?? "")}
          onChange={event => editing.change({ ...draft, zone: event.currentTarget.value || null })}
        >
          {draft.zone === undefined && (
            <option value="?" disabled>
              {t("week.zone.differ")}
            </option>
          )}
          <option value="">{t("week.zone.project", { zone: book.zone.value })}</option>
          {known.map(zone => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </select>
      </div>
      {others.length > 0 && (
        <div class="field">
          <label for="week-from">{t("week.hoursOf")}</label>
          <select id="week-from" class="input" value="" onChange={event => (useHoursOf(event.currentTarget.value), (event.currentTarget.value = ""))}>
            <option value="">{t("week.hoursOf.choose")}</option>
            {others.map(member => (
              <option key={member.id} value={member.id}>
                {nameOf(member)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

/** Browsers that cannot list them offer the project's alone. */
const allZones = (): readonly string[] => (Intl as { supportedValuesOf?(key: "timeZone"): string[] }).supportedValuesOf?.("timeZone") ?? [];
