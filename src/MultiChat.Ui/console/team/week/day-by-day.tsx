import { useTeamTexts } from "../model/book-context.js";
import type { WeekEditing } from "../model/week-editing.js";
import { problemUnder } from "../model/week-draft.js";
import { days } from "../model/week-hours.js";
import { DayField } from "./day-field.js";

/** The week where there is no room for a grid: one day at a time. */
export function DayByDay({ editing }: { editing: WeekEditing }) {
  const t = useTeamTexts();
  const { draft, day } = editing;
  return (
    <div class="day-by-day">
      <div class="day-chips" role="group" aria-label={t("week.days")}>
        {days.map(one => {
          const isWrong = problemUnder(draft, one) !== null;
          const name = t(`week.day.${one}`);
          return (
            <button
              key={one}
              class="people-filter"
              type="button"
              aria-pressed={day.value === one}
              aria-label={isWrong ? t("week.day.wrong", { day: name }) : name}
              data-day={one}
              data-wrong={isWrong}
              data-worked={(draft.days[one]?.length ?? 0) > 0}
              onClick={() => (day.value = one)}
            >
              {t(`week.short.${one}`)}
              {isWrong && " !"}
            </button>
          );
        })}
      </div>
      <DayField key={day.value} editing={editing} day={day.value} />
      <button class="button" type="button" data-to-weekdays onClick={() => editing.copyToWeekdays(day.value)}>
        {t("week.copyToWeekdays")}
      </button>
    </div>
  );
}
