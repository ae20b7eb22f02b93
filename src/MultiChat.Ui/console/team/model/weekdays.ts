import type { WeekDraft } from "./week-draft.js";

/** Monday to Friday as the given day is. */
export function copiedToWeekdays(draft: WeekDraft, from: number): WeekDraft {
  const hours = draft.days[from] ?? null;
  // What differs, or is no hours yet, cannot be anybody else's.
  if (hours === null || from in draft.typed) return draft;
  return {
    ...draft,
    days: draft.days.map((old, day) => (day < 5 ? hours : old)),
    typed: Object.fromEntries(Object.entries(draft.typed).filter(([day]) => Number(day) >= 5)),
  };
}
