import type { DeskRow } from "../../../shared/wire/rows.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";

/** Whom the composer writes to: the client, or the other operators. */
export function ComposerMode({ row }: { row: DeskRow }) {
  const desk = useDesk();
  const t = useTexts();
  const isNote = desk.notes.writes(row);
  const choose = (note: boolean) => {
    desk.notes.choose(row.id, note);
    desk.focusComposer();
  };
  return (
    <div class="composer-mode" role="group" aria-label={t("note.mode")}>
      <button type="button" class="mode-button" aria-pressed={!isNote} data-mode="answer" onClick={() => choose(false)}>
        {t("note.answer")}
      </button>
      <button type="button" class="mode-button mode-note" aria-pressed={isNote} data-mode="note" onClick={() => choose(true)}>
        {t("note.note")}
      </button>
    </div>
  );
}
