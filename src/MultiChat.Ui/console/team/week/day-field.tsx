import { useSignal } from "@preact/signals";
import { useTeamTexts } from "../model/book-context.js";
import { problemUnder, settled, textUnder, typing } from "../model/week-draft.js";
import type { WeekEditing } from "../model/week-editing.js";

type Day = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A day's hours as text: to the minute, and for whoever would rather write than paint. */
export function DayField({ editing, day }: { editing: WeekEditing; day: Day }) {
  const t = useTeamTexts();
  const { draft } = editing;
  const isTyping = useSignal(false);
  // Half a text is no mistake.
  const problem = isTyping.value ? null : problemUnder(draft, day);
  const isUndecided = draft.days[day] === null && !(day in draft.typed);
  const note = isUndecided && editing.uncopied.value === day ? t("week.differs") : null;
  const isDone = () => {
    isTyping.value = false;
    if (day in editing.draft.typed) editing.change(settled(editing.draft, day));
  };
  const wrong = problem ? t(`week.wrong.${problem.kind}`, { part: problem.part }) : note;
  return (
    <div class="day-field">
      <input
        class="input"
        type="text"
        inputMode="text"
        autocomplete="off"
        spellcheck={false}
        data-day-text={day}
        aria-label={t("week.hours", { day: t(`week.day.${day}`) })}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `week-problem-${day}` : undefined}
        placeholder={t(isUndecided ? "week.hours.differ" : "week.hours.none")}
        value={textUnder(draft, day)}
        onInput={event => {
          isTyping.value = true;
          editing.change(typing(editing.draft, day, event.currentTarget.value));
        }}
        onBlur={isDone}
        onKeyDown={event => event.key === "Enter" && !event.isComposing && isDone()}
      />
      {wrong && (
        <p id={`week-problem-${day}`} class="problem" role="alert" data-day-problem={day}>
          {wrong}
        </p>
      )}
    </div>
  );
}
