import { useRef } from "preact/hooks";
import { isBlank } from "../../../shared/message-text.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import { ComposerField } from "./composer-field.js";
import { ComposerMode } from "./composer-mode.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { Icon } from "../../parts/icons.js";
import { NoteField } from "./note-field.js";
import type { ThreadState } from "../model/thread-state.js";

/** Where an answer or a note is written; where no answer can be, it says why. */
export function Composer({ thread, row }: { thread: ThreadState; row: DeskRow }) {
  const desk = useDesk();
  const t = useTexts();
  // Who was writing when a colleague closed the dialog goes on writing, and a text that was not sent stays to be seen.
  const wasOpen = useRef(false);
  if (row.status === "open") {
    wasOpen.current = true;
    thread.isClosedHere = false;
  }
  const isWriting = (wasOpen.current && !thread.isClosedHere) || !isBlank(desk.store.drafts.value.of(thread.id));
  if (row.status === "archived" && !(row.can.send && isWriting)) {
    return (
      <div class="composer composer-closed">
        {thread.returned.value && <p class="returned" role="alert">{thread.returned.value}</p>}
        <p>{row.can.send ? t("composer.archived") : t("composer.archivedCannotSend", { kind: row.channel })}</p>
        <button class="button button-main" type="button" id="composer" data-reopen onClick={() => void desk.commands.reopen(row.id)}>
          <Icon name="reopen" size={16} />
          {t("composer.reopen")}
        </button>
      </div>
    );
  }
  if (!row.can.send) {
    return (
      <div class="composer">
        <div class="composer-cannot" data-cannot-send>
          {thread.returned.value && <p class="returned" role="alert">{thread.returned.value}</p>}
          <p>{t("composer.cannotSend", { kind: row.channel })}</p>
        </div>
        <NoteField row={row} />
      </div>
    );
  }
  if (row.status === "open" && desk.notes.writes(row)) {
    return (
      <div class="composer">
        <ComposerMode row={row} />
        <NoteField row={row} />
      </div>
    );
  }
  return <ComposerField thread={thread} row={row} />;
}
