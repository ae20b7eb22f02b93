import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { codeOf } from "../../../shared/hub.js";
import { cleaned, isBlank } from "../../../shared/message-text.js";
import type { DeskMessage } from "../../../shared/wire/thread.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { copyText } from "../../app/copy.js";
import { answerLimit } from "../model/editable.js";
import { grow } from "../../parts/grow.js";
import { sends } from "../../app/sends.js";
import { strokeOf } from "../../app/stroke.js";
import type { ConsoleKey } from "../../texts/index.js";
import type { ThreadState } from "../model/thread-state.js";
import { countdown } from "../../app/when.js";

/** Changes an own message in its place while there is time. What was typed is never thrown away by the clock. */
export function Editor({ thread, message }: { thread: ThreadState; message: DeskMessage }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const isBusy = useSignal(false);
  const problem = useSignal<ConsoleKey | null>(null);
  const conflict = useSignal<DeskMessage | null>(null);
  const limits = store.app.start.value?.limits;
  const edits = store.edits.value;
  const edit = edits.of(message.id);
  const text = edit?.text ?? "";
  // What counts is what will be sent.
  const excess = cleaned(text).length - answerLimit(store.row(thread.id), limits?.textLength);
  const left = Date.parse(message.at) + (limits?.editSeconds ?? 600) * 1000 - Math.max(store.app.now.value, store.app.time.now());
  const isOver = left <= 0 || problem.value === "edit.over";

  // Before anything can be typed elsewhere.
  useLayoutEffect(() => {
    const area = field.current!;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);

  useLayoutEffect(() => grow(field.current!), [text]);

  /** Away from the editor; what was typed stays with the message. */
  const leave = () => {
    edits.leave(thread.id);
    desk.focusComposer();
  };
  const stop = () => {
    edits.drop(message.id);
    desk.focusComposer();
  };

  async function save() {
    if (isBusy.value || isOver || isBlank(text) || excess > 0) return;
    if (cleaned(text) === message.text && !conflict.value) return stop();
    isBusy.value = true;
    problem.value = null;
    try {
      const hub = desk.app.hub;
      if (!hub) throw Object.assign(new Error("lost"), { code: "lost", status: 0 });
      const input = { dialog: thread.id, id: message.id, text: cleaned(text), revision: edit?.revision ?? message.revision };
      const { message: saved } = await hub.call("Edit", input);
      conflict.value = null;
      const isOpen = store.editing === message.id;
      if (edits.saved(saved, text) && isOpen) desk.focusComposer();
    } catch (why) {
      refused(codeOf(why), (why as { message?: DeskMessage | string }).message);
    } finally {
      isBusy.value = false;
    }
  }

  function refused(code: string, current: DeskMessage | string | undefined) {
    if (code === "edit_conflict" && typeof current === "object") {
      conflict.value = current;
      edits.change(message.id, { revision: current.revision });
    } else if (code === "edit_window_over") problem.value = "edit.over";
    else if (code === "dialog_archived") problem.value = "edit.archived";
    else problem.value = code.startsWith("text_") || code === "channel_cannot_edit" ? "edit.refused" : "edit.failed";
  }

  return (
    <form
      class="editor"
      data-editor
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      {conflict.value && (
        <p class="editor-conflict" role="alert">
          {t("edit.conflict")}
          <q dir="auto">{conflict.value.text}</q>
        </p>
      )}
      <textarea
        ref={field}
        class="input"
        rows={1}
        dir="auto"
        aria-label={t("edit.label")}
        value={text}
        aria-invalid={excess > 0}
        onInput={event => edits.change(message.id, { text: event.currentTarget.value })}
        onKeyDown={event => {
          if (event.key === "Escape" && !event.isComposing) {
            event.stopPropagation();
            event.preventDefault();
            leave();
          } else if (sends(strokeOf(event), store.app.settings.enterSends.peek())) {
            event.preventDefault();
            void save();
          }
        }}
      />
      {isOver && <p class="problem" role="alert">{t("edit.over")}</p>}
      {!isOver && problem.value && <p class="problem" role="alert">{t(problem.value)}</p>}
      {!isOver && excess > 0 && <p class="problem" role="status">{t("composer.tooLong", { count: excess })}</p>}
      <div class="editor-foot">
        {!isOver && (
          <span class="editor-left" data-seconds-left={Math.ceil(left / 1000)}>
            {t("edit.left", { left: countdown(left) })}
          </span>
        )}
        <button class="button" type="button" onClick={stop}>
          {t("edit.discard")}
        </button>
        {isOver ? (
          <button class="button button-main" type="button" onClick={() => void copyText(text, store.app)}>
            {t("message.copy")}
          </button>
        ) : (
          <button class="button button-main" type="submit" aria-disabled={isBusy.value || isBlank(text) || excess > 0 ? true : undefined}>
            {t("edit.save")}
          </button>
        )}
      </div>
    </form>
  );
}
