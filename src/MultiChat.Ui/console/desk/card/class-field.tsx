import type { Id } from "../../../shared/wire/wire.js";
import { useTexts } from "../../app/context.js";
import { hasKeyboard, keysText } from "../../app/key-names.js";
import { useDesk } from "../model/desk.js";

/** The class of the dialog's inquiry, and the way to another. */
export function ClassField({ dialog }: { dialog: Id }) {
  const { store } = useDesk();
  const t = useTexts();
  const chosen = store.row(dialog)?.class;
  return (
    <div class="field" data-class={chosen ?? "none"}>
      <span id="card-class" class="field-label">{t("class.title")}</span>
      <button
        id="card-class-value"
        class="button class-button"
        type="button"
        aria-haspopup="dialog"
        aria-labelledby="card-class card-class-value"
        title={hasKeyboard() ? keysText("class") : undefined}
        onClick={() => (store.classifying.value = dialog)}
      >
        <span class="cut" dir="auto">
          {chosen ? store.app.team.className(chosen) : t("class.choose")}
        </span>
      </button>
    </div>
  );
}
