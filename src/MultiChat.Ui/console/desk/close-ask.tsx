import type { Id } from "../../shared/wire/wire.js";
import { useTexts } from "../app/context.js";
import { useDesk } from "./model/desk.js";
import { Modal } from "../parts/modal.js";

/** Something was typed and not sent: closing the dialog asks first. */
export function CloseAsk({ dialog, onClose }: { dialog: Id; onClose(): void }) {
  const desk = useDesk();
  const t = useTexts();
  const draft = desk.store.drafts.value.of(dialog).trim();
  const note = desk.store.notes.value.of(dialog).trim();
  return (
    <Modal
      title={t("closeAsk.title")}
      onClose={onClose}
      foot={
        <>
          <button class="button" type="button" autofocus onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button
            class="button button-main"
            type="button"
            data-close-anyway
            onClick={() => {
              onClose();
              void desk.close(dialog, true);
            }}
          >
            {t("closeAsk.close")}
          </button>
        </>
      }
    >
      <p>{t(draft ? "closeAsk.draft" : note ? "closeAsk.note" : "closeAsk.edit")}</p>
      {(draft || note) && (
        <p class="muted close-ask-draft" dir="auto">
          {(draft || note).slice(0, 200)}
        </p>
      )}
    </Modal>
  );
}
