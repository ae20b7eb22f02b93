import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { holesOf, mondayOf, type Shift } from "../model/coverage.js";
import { CoverageWatch } from "../model/coverage-watch.js";
import { clockOf, dayLength } from "../model/day-hours.js";
import { allSettled, changeOf } from "../model/week-draft.js";
import type { Spot } from "../model/week-cells.js";
import type { WeekEditing } from "../model/week-editing.js";
import { days } from "../model/week-hours.js";
import { CoverageWeeks } from "./coverage-weeks.js";

/** Who is on duty at each hour of the week, and when nobody is: with what is edited, before it is saved. */
export function CoverageStrip({ editing, isSmall }: { editing: WeekEditing; isSmall: boolean }) {
  const book = useBook();
  const t = useTeamTexts();
  const watch = useMemo(() => new CoverageWatch(book), [book]);
  const week = useSignal(0);
  const draft = allSettled(editing.draft);
  const change = editing.isDirty ? changeOf(draft) : null;
  const unread = days.filter(day => day in draft.typed);
  const members = book.members.value;
  useEffect(() => {
    watch.ask(change === null ? {} : { members: draft.base.map(({ id }) => id), ...change }, week.value);
  }, [JSON.stringify(change), week.value, members, book.app.link.value]);
  useEffect(() => () => watch.stop(), []);
  const shifts = watch.shifts.value;
  const toHole = (spot: Spot) => {
    editing.cursor.value = spot;
    document.getElementById("week-grid")?.focus();
  };
  return (
    <section class="team-group coverage" aria-labelledby="coverage-title" data-coverage={shifts !== null} data-asked={change?.hours ?? ""}>
      <h2 id="coverage-title">{t("coverage.title")}</h2>
      <p class="muted">
        {t("coverage.note", { zone: book.zone.value })} {change !== null && t("coverage.unsaved")}{" "}
        {unread.length > 0 && t("coverage.ignored", { days: unread.map(day => t(`week.short.${day}`)).join(", ") })}
      </p>
      <CoverageWeeks week={week} monday={mondayOf(book.app.time.now(), book.zone.value, week.value)} />
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
