import { useEffect, useMemo } from "preact/hooks";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { holesOf, type Shift } from "../model/coverage.js";
import { CoverageWatch } from "../model/coverage-watch.js";
import { clockOf, dayLength } from "../model/day-hours.js";
import { hoursOf } from "../model/week-draft.js";
import type { Spot } from "../model/week-cells.js";
import type { WeekEditing } from "../model/week-editing.js";
import { days } from "../model/week-hours.js";

/** Who is on duty at each hour of the week, and when nobody is: with what is edited, before it is saved. */
export function CoverageStrip({ editing, isSmall }: { editing: WeekEditing; isSmall: boolean }) {
  const book = useBook();
  const t = useTeamTexts();
  const watch = useMemo(() => new CoverageWatch(book), [book]);
  const { draft } = editing;
  const hours = editing.isDirty ? hoursOf(draft) : null;
  const zone = draft.zone ?? null;
  const members = book.members.value;
  useEffect(() => {
    watch.ask(hours === null ? {} : { members: draft.base.map(({ id }) => id), hours, zone });
  }, [hours, zone, members, book.app.link.value]);
  useEffect(() => () => watch.stop(), []);
  const shifts = watch.shifts.value;
  const toHole = (spot: Spot) => {
    editing.cursor.value = spot;
    document.getElementById("week-grid")?.focus();
  };
  return (
    <section class="team-group coverage" aria-labelledby="coverage-title" data-coverage={shifts !== null} data-asked={hours ?? ""}>
      <h2 id="coverage-title">{t("coverage.title")}</h2>
      <p class="muted">
        {t("coverage.note", { zone: book.zone.value })} {hours !== null && t("coverage.unsaved")}
      </p>
      {watch.hasFailed.value && (
        <p class="problem" role="alert">
          {t("coverage.failed")}
        </p>
      )}
      {shifts && (isSmall ? <Sentences shifts={shifts} /> : <Strip shifts={shifts} onHole={toHole} />)}
    </section>
  );
}

function Sentences({ shifts }: { shifts: readonly Shift[][] }) {
  const t = useTeamTexts();
  if (shifts.every(day => holesOf(day).length === 0)) return <p>{t("coverage.full")}</p>;
  return (
    <ul class="coverage-sentences">
      {days.map(day => {
        const holes = holesOf(shifts[day] ?? []);
        const name = t(`week.day.${day}`);
        const spans = holes.map(({ start, end }) => (end - start === dayLength ? t("coverage.whole") : `${clockOf(start)}–${clockOf(end)}`));
        return (
          <li key={day} data-holes={holes.length}>
            {holes.length ? t("coverage.day", { day: name, spans: spans.join(", ") }) : t("coverage.dayFull", { day: name })}
          </li>
        );
      })}
    </ul>
  );
}

function Strip({ shifts, onHole }: { shifts: readonly Shift[][]; onHole(spot: Spot): void }) {
  const t = useTeamTexts();
  return (
    <div class="coverage-week">
      {days.map(day => (
        <div key={day} class="coverage-day">
          <span class="week-day" aria-hidden="true">
            {t(`week.short.${day}`)}
          </span>
          <ol class="coverage-bar" aria-label={t(`week.day.${day}`)}>
            {(shifts[day] ?? []).map(shift => (
              <Part key={shift.start} day={day} shift={shift} onHole={onHole} />
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

/** A hole leads to its hours in the grid. */
function Part({ day, shift, onHole }: { day: (typeof days)[number]; shift: Shift; onHole(spot: Spot): void }) {
  const t = useTeamTexts();
  const name = t(`week.day.${day}`);
  const { start, end, operators } = shift;
  const span = { day: name, from: clockOf(start), to: clockOf(end) };
  const label = operators === 0 ? t("coverage.hole", span) : t("coverage.operators", { ...span, count: operators });
  return (
    <li class="coverage-part" style={{ flexGrow: end - start }} data-operators={operators} title={label}>
      {operators === 0 ? (
        <button class="coverage-hole" type="button" aria-label={label} onClick={() => onHole({ day, slot: Math.floor(start / 30) })}>
          {end - start >= 150 && t("coverage.nobody")}
        </button>
      ) : (
        <>
          <span class="unseen">{label}</span>
          <span aria-hidden="true">{operators}</span>
        </>
      )}
    </li>
  );
}
