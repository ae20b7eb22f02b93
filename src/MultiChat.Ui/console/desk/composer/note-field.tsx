import { useLayoutEffect, useRef } from "preact/hooks";
import { cleaned, isBlank } from "../../../shared/message-text.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import { useTexts } from "../../app/context.js";
import { hasKeyboard } from "../../app/key-names.js";
import { useDesk } from "../model/desk.js";
import { EmojiButton } from "./emoji-button.js";
import { grow } from "../../parts/grow.js";
import { Icon } from "../../parts/icons.js";
import { insertText } from "./insert-text.js";
import { sends } from "../../app/sends.js";
import { isMac } from "../../app/platform.js";
import { strokeOf } from "../../app/stroke.js";

const mostUnits = 8_000;

/** Where a note is written: for operators only, kept apart from what is written to the client. */
export function NoteField({ row }: { row: DeskRow }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const drafts = store.notes.value;
  const text = drafts.of(row.id);
  const excess = cleaned(text).length - (store.app.start.value?.limits.textLength ?? mostUnits);
  const isSending = desk.notes.isSending(row.id);
  const canSend = !isBlank(text) && excess <= 0 && !isSending;

  useLayoutEffect(() => grow(field.current!), [text]);

  async function send() {
    if (!canSend) return;
    field.current?.focus();
    await desk.notes.send(row.id);
  }

  return (
    <div class="composer-box composer-note">
      <textarea
        ref={field}
        id="composer"
        rows={1}
        dir="auto"
        aria-label={t("note.label", { name: row.client.name })}
        aria-describedby="composer-hint"
        aria-invalid={excess > 0}
        placeholder={t("note.placeholder")}
        value={text}
        readOnly={isSending}
        onInput={event => drafts.set(row.id, event.currentTarget.value)}
        onKeyDown={event => {
          if (!sends(strokeOf(event), store.app.settings.enterSends.peek())) return;
          event.preventDefault();
          void send();
        }}
      />
      <div class="composer-foot">
        <EmojiButton onPick={sign => insertText(field.current!, sign)} />
        <span id="composer-hint" class={excess > 0 ? "composer-hint problem" : "composer-hint"}>
          {excess > 0
            ? t("composer.tooLong", { count: excess })
            : hasKeyboard() && t(store.app.settings.enterSends.value ? "note.hint.enter" : isMac ? "note.hint.command" : "note.hint.ctrl")}
        </span>
        <button class="button button-main" type="button" data-send-note aria-disabled={canSend ? undefined : true} aria-busy={isSending} onClick={() => void send()}>
          <Icon name="note" size={16} />
          {t("note.send")}
        </button>
      </div>
    </div>
  );
}
