import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { cleaned, isBlank } from "../../../shared/message-text.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import { AnswerAsk } from "./answer-ask.js";
import { ComposerMode } from "./composer-mode.js";
import { useTexts } from "../../app/context.js";
import { hasKeyboard } from "../../app/key-names.js";
import { useDesk, type Desk } from "../model/desk.js";
import { answerLimit, editTimeLeft, lastEditable } from "../model/editable.js";
import { EmojiButton } from "./emoji-button.js";
import { grow } from "../../parts/grow.js";
import { Icon } from "../../parts/icons.js";
import { insertText } from "./insert-text.js";
import { insertTemplate } from "./insert-template.js";
import { besideText } from "./beside-text.js";
import { TemplateButton } from "./template-button.js";
import type { Anchor } from "../../parts/popover.js";
import { isOnEmptyLine } from "../../templates/model/empty-line.js";
import { leftIn } from "../../templates/model/placeholders.js";
import { sends } from "../../app/sends.js";
import { isMac } from "../../app/platform.js";
import { strokeOf } from "../../app/stroke.js";
import type { ThreadState } from "../model/thread-state.js";

/** The draft of an answer, and what sends it. */
export function ComposerField({ thread, row }: { thread: ThreadState; row: DeskRow }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const reopen = useRef<HTMLButtonElement>(null);
  const drafts = store.drafts.value;
  const text = drafts.of(thread.id);
  const asks = useSignal(false);
  const templates = useSignal<Anchor | null>(null);
  const isUnfilled = useSignal(false);
  const left = isUnfilled.value ? leftIn(text) : null;
  const limit = answerLimit(row, store.app.start.value?.limits.textLength);
  // What counts is what will be sent.
  const excess = cleaned(text).length - limit;
  const isArchived = row.status === "archived";
  const isSendable = !isBlank(text) && excess <= 0;
  const another = anotherOf(row, store.app.me);

  useLayoutEffect(() => grow(field.current!), [text]);
  useEffect(() => () => desk.typing.stopped(thread.id), [thread.id]);
  useEffect(() => {
    if (thread.returned.value) desk.focusComposer();
  }, [thread.returned.value]);

  function send(isAllowed = false) {
    const now = store.row(thread.id) ?? row;
    const value = drafts.of(thread.id);
    if (now.status === "archived") return reopen.current?.focus();
    if (isBlank(value) || cleaned(value).length > limit) return;
    const unfilled = leftIn(value);
    isUnfilled.value = unfilled !== null;
    if (unfilled) {
      field.current?.focus();
      return field.current?.setSelectionRange(unfilled.from, unfilled.to);
    }
    const responsible = anotherOf(now, store.app.me);
    if (responsible && !isAllowed && thread.answersBeside.peek() !== responsible) {
      asks.value = true;
      return;
    }
    asks.value = false;
    thread.answersBeside.value = responsible;
    drafts.set(thread.id, "");
    desk.typing.sent();
    desk.answers.send(thread.id, value);
    field.current?.focus();
  }

  async function reopenAndSend() {
    field.current?.focus();
    if (await desk.commands.reopen(thread.id)) send();
  }

  async function takeAndSend() {
    asks.value = false;
    field.current?.focus();
    if (await desk.commands.take(thread.id)) {
      thread.answersBeside.value = null;
      send(true);
    }
  }

  function pressed(event: KeyboardEvent) {
    if (sends(strokeOf(event), store.app.settings.enterSends.peek())) {
      event.preventDefault();
      send();
    } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && store.app.settings.singleKeys.peek() && isOnEmptyLine(field.current!)) {
      event.preventDefault();
      templates.value = besideText(field.current!);
    } else if (event.key === "ArrowUp" && !event.altKey && !event.shiftKey && drafts.of(thread.id) === "") {
      const editSeconds = store.app.start.peek()?.limits.editSeconds ?? 600;
      const isEditable = (message: Parameters<typeof editTimeLeft>[0]) =>
        (editTimeLeft(message, row, store.app.me, store.app.time.now(), editSeconds) ?? 0) > 0;
      const last = lastEditable(thread.view.peek()?.items ?? [], isEditable);
      if (!last) return;
      event.preventDefault();
      store.edits.peek().begin(thread.id, last);
    }
  }

  return (
    <div class="composer">
      {thread.returned.value && <p class="returned" role="alert">{thread.returned.value}</p>}
      {isArchived && (
        <p class="returned returned-note" role="status" data-closed>
          {closedText(thread, text, desk)}
        </p>
      )}
      {asks.value && another && (
        <AnswerAsk
          name={store.app.team.memberName(another)}
          onSend={() => send(true)}
          onTake={() => void takeAndSend()}
          onCancel={() => {
            asks.value = false;
            field.current?.focus();
          }}
        />
      )}
      {!isArchived && <ComposerMode row={row} />}
      <div class="composer-box">
        <textarea
          ref={field}
          id="composer"
          // The list is there by the time that somebody types "/" and goes on.
          onFocus={() => void desk.templates.late.load()}
          rows={1}
          dir="auto"
          aria-label={t("composer.label", { name: row.client.name })}
          aria-describedby="composer-hint"
          aria-invalid={excess > 0}
          placeholder={t("composer.placeholder")}
          value={text}
          onInput={event => {
            drafts.set(thread.id, event.currentTarget.value);
            desk.typing.typed(thread.id, event.currentTarget.value);
            thread.returned.value = null;
          }}
          onKeyDown={pressed}
        />
        <div class="composer-foot">
          <EmojiButton onPick={sign => insertText(field.current!, sign)} />
          <TemplateButton
            anchor={templates}
            onPick={template => {
              isUnfilled.value = insertTemplate(field.current!, template, store.row(thread.id) ?? row, store.app.team.find(store.app.me)?.name ?? null);
            }}
          />
          <span id="composer-hint" class={excess > 0 || left ? "composer-hint problem" : "composer-hint"} role={left ? "alert" : undefined}>
            {excess > 0
              ? t("composer.tooLong", { count: excess })
              : left ? t("composer.placeholderLeft", { sign: left.sign })
              : !isArchived && hasKeyboard() && t(store.app.settings.enterSends.value ? "composer.hint.enter" : isMac ? "composer.hint.command" : "composer.hint.ctrl")}
          </span>
          {isArchived ? (
            <button ref={reopen} class="button button-main" type="button" data-reopen onClick={() => void reopenAndSend()}>
              <Icon name="reopen" size={16} />
              {t(isSendable ? "composer.reopenSend" : "composer.reopen")}
            </button>
          ) : (
            <button class="button button-main" type="button" data-send aria-disabled={isSendable ? undefined : true} onClick={() => send()}>
              <Icon name="send" size={16} />
              {t("composer.send")}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

const anotherOf = ({ responsible }: DeskRow, me: Id): Id | null => (responsible && responsible !== me ? responsible : null);

/** Says that the dialog was closed meanwhile, and by whom. */
function closedText(thread: ThreadState, text: string, { store }: Desk): string {
  const t = store.app.texts.value;
  const closing = thread.view.value?.items.findLast(item => item.kind === "closed");
  const by = closing?.kind === "closed" && closing.by !== store.app.me ? closing.by : null;
  if (by) return t(isBlank(text) ? "composer.closedEmpty" : "composer.closedBy", { name: store.app.team.memberName(by) });
  return t(isBlank(text) ? "composer.archived" : "composer.closed");
}
