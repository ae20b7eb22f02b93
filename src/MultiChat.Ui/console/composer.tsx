import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { cleaned, isBlank } from "../shared/message-text.js";
import type { DeskRow } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import { answerLimit, editTimeLeft, lastEditable } from "./editable.js";
import { EmojiButton } from "./emoji-button.js";
import { grow } from "./grow.js";
import { Icon } from "./icons.js";
import { sends } from "./keys.js";
import { isMac } from "./platform.js";
import { strokeOf } from "./stroke.js";
import type { ThreadState } from "./thread-state.js";

export function Composer({ thread, row }: { thread: ThreadState; row: DeskRow }) {
  const desk = useConsole();
  const t = useTexts();
  if (row.status === "archived") {
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
      <div class="composer composer-closed" data-cannot-send>
        {thread.returned.value && <p class="returned" role="alert">{thread.returned.value}</p>}
        <p>{t("composer.cannotSend", { kind: row.channel })}</p>
      </div>
    );
  }
  return <Field thread={thread} row={row} />;
}

function Field({ thread, row }: { thread: ThreadState; row: DeskRow }) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const drafts = store.drafts.value;
  const text = drafts.of(thread.id);
  const asks = useSignal(false);
  const limit = answerLimit(row, store.desk.value?.limits.textLength);
  // What counts is what will be sent.
  const excess = cleaned(text).length - limit;
  const another = row.responsible && row.responsible !== store.me ? row.responsible : null;

  useLayoutEffect(() => grow(field.current!), [text]);
  useEffect(() => {
    if (thread.returned.value) desk.focusComposer();
  }, [thread.returned.value]);

  function send(isAllowed = thread.answersBeside.peek() === another) {
    const value = drafts.of(thread.id);
    if (isBlank(value) || cleaned(value).length > limit) return;
    if (another && !isAllowed) {
      asks.value = true;
      return;
    }
    asks.value = false;
    thread.answersBeside.value = another;
    drafts.set(thread.id, "");
    desk.answers.send(thread.id, value);
    field.current?.focus();
  }

  async function takeAndSend() {
    asks.value = false;
    if (await desk.commands.take(thread.id)) {
      thread.answersBeside.value = null;
      send(true);
    }
  }

  function pressed(event: KeyboardEvent) {
    if (sends(strokeOf(event), store.settings.enterSends.peek())) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && !event.altKey && !event.shiftKey && drafts.of(thread.id) === "") {
      const editSeconds = store.desk.peek()?.limits.editSeconds ?? 600;
      const isEditable = (message: Parameters<typeof editTimeLeft>[0]) =>
        (editTimeLeft(message, row, store.me, store.time.now(), editSeconds) ?? 0) > 0;
      const last = lastEditable(thread.view.peek()?.items ?? [], isEditable);
      if (!last) return;
      event.preventDefault();
      store.editing.value = { dialog: thread.id, message: last.id, text: last.text };
    } else if (event.key === "Escape" && asks.peek()) {
      event.stopPropagation();
      asks.value = false;
    }
  }

  function insert(sign: string) {
    const area = field.current!;
    area.focus();
    area.setRangeText(sign, area.selectionStart, area.selectionEnd, "end");
    drafts.set(thread.id, area.value);
  }

  return (
    <div class="composer">
      {thread.returned.value && <p class="returned" role="alert">{thread.returned.value}</p>}
      {asks.value && another && (
        <div class="asks" role="alertdialog" aria-label={t("composer.another", { name: store.memberName(another) })} data-asks>
          <p>{t("composer.another", { name: store.memberName(another) })}</p>
          <div class="asks-actions">
            <button class="button" type="button" onClick={() => send(true)}>
              {t("composer.anotherSend")}
            </button>
            <button class="button" type="button" onClick={() => void takeAndSend()}>
              {t("composer.anotherTake")}
            </button>
            <button class="button button-quiet" type="button" onClick={() => (asks.value = false)}>
              {t("app.cancel")}
            </button>
          </div>
        </div>
      )}
      <div class="composer-box">
        <textarea
          ref={field}
          id="composer"
          rows={1}
          dir="auto"
          aria-label={t("composer.label", { name: row.client.name })}
          aria-describedby="composer-hint"
          aria-invalid={excess > 0}
          placeholder={t("composer.placeholder")}
          value={text}
          onInput={event => {
            drafts.set(thread.id, event.currentTarget.value);
            thread.returned.value = null;
          }}
          onKeyDown={pressed}
        />
        <div class="composer-foot">
          <EmojiButton onPick={insert} />
          <span id="composer-hint" class={excess > 0 ? "composer-hint problem" : "composer-hint"}>
            {excess > 0
              ? t("composer.tooLong", { count: excess })
              : t(store.settings.enterSends.value ? "composer.hint.enter" : isMac ? "composer.hint.command" : "composer.hint.ctrl")}
          </span>
          <button
            class="button button-main"
            type="button"
            data-send
            aria-disabled={isBlank(text) || excess > 0 ? true : undefined}
            onClick={() => send()}
          >
            <Icon name="send" size={16} />
            {t("composer.send")}
          </button>
        </div>
      </div>
    </div>
  );
}
