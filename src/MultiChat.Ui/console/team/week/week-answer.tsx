import { useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";
import type { WeekEditing } from "../model/week-editing.js";
import type { Id } from "../../../shared/wire/wire.js";

/** What a save has changed at once, or why it was refused. */
export function WeekAnswer({ editing }: { editing: WeekEditing }) {
  const t = useTeamTexts();
  const told = editing.told.value;
  const names = (ids: readonly Id[]) => ids.flatMap(id => editing.book.find(id) ?? []).map(nameOf).join(", ");
  const changes = told
    ? [
        ...(told.available.length ? [t("week.changes.available", { names: names(told.available) })] : []),
        ...(told.unavailable.length ? [t("week.changes.unavailable", { names: names(told.unavailable) })] : []),
      ]
    : [];
  return (
    <>
      <p class="week-told" role="status" data-told={told !== null}>
        {told && `${t("week.saved")} ${changes.length ? `${t("week.changes")} ${changes.join("; ")}.` : t("week.changes.none")}`}
      </p>
      {editing.refusal.value && (
        <p class="problem" role="alert" data-refusal>
          {t(editing.refusal.value)}
        </p>
      )}
    </>
  );
}
