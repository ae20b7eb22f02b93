import { useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../../app/context.js";

interface Props {
  /** Who answers the dialog. */
  name: string;
  onSend(): void;
  onTake(): void;
  onCancel(): void;
}

/** Asks once before somebody else's dialog is answered. The focus comes here, and the keys with it. */
export function AnswerAsk({ name, onSend, onTake, onCancel }: Props) {
  const t = useTexts();
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current!.focus(), []);
  return (
    <div
      class="asks"
      role="alertdialog"
      aria-label={t("composer.another", { name })}
      data-asks
      onKeyDown={event => {
        // The Enter that sent may still be held down.
        if (event.repeat && event.key === "Enter") event.preventDefault();
        if (event.key !== "Escape") return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <p>{t("composer.another", { name })}</p>
      <div class="asks-actions">
        <button ref={first} class="button" type="button" onClick={onSend}>
          {t("composer.anotherSend")}
        </button>
        <button class="button" type="button" onClick={onTake}>
          {t("composer.anotherTake")}
        </button>
        <button class="button button-quiet" type="button" onClick={onCancel}>
          {t("app.cancel")}
        </button>
      </div>
    </div>
  );
}
