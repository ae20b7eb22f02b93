import { useRef } from "preact/hooks";
import type { Delivery } from "../../../shared/delivery.js";
import type { TimeFormat } from "../../../shared/time.js";
import type { MessageRow, Row } from "../rows.js";
import { clean } from "../clean.js";
import { rejection, type PanelTexts } from "../texts.js";
import { Composer } from "./composer.js";
import { Emoji } from "./emoji.js";
import { Header } from "./header.js";
import type { MessageActions } from "./message.js";
import { Messages } from "./messages.js";
import { Words } from "./words.js";

export interface ChatModel {
  t: PanelTexts;
  format: TimeFormat;
  language: string;
  /** As its own words are; where the panel stands is the page's direction. */
  isRtl: boolean;
  isOpen: boolean;
  isJoined: boolean;
  /** No connection is possible from here. */
  isStray: boolean;
  /** The browser keeps nothing: the talk ends with this page. */
  isForgotten: boolean;
  showings: number;
  isLoaded: boolean;
  available: boolean | undefined;
  dialog: { status: "open" | "archived"; operator: string | undefined } | undefined;
  rows: readonly Row[];
  more: boolean;
  /** Up to which message the visitor has read. */
  seen: number;
  draft: string;
  textLength: number;
  notice: { kind: "rejected"; code: string } | { kind: "copied" } | undefined;
  isEmojiOpen: boolean;
}

export interface ChatActions extends MessageActions {
  close(): void;
  showEarlier(): void;
  scrolled(): void;
  typed(text: string): void;
  send(): void;
  toggleEmoji(isOpen?: boolean): void;
  deliveryOf(row: MessageRow): Delivery | undefined;
}

export function Chat({ model, actions }: { model: ChatModel; actions: ChatActions }) {
  const { t, draft, dialog, available } = model;
  const field = useRef<HTMLTextAreaElement>(null);
  const { length } = clean(draft);
  const isTooLong = length > model.textLength;
  const note = noteOf(model, length);

  const insert = (emoji: string) => {
    const element = field.current!;
    actions.toggleEmoji(false);
    element.focus();
    // As if it were typed, so that undo knows of it; where that is gone, at least it stands there.
    if (document.execCommand("insertText", false, emoji)) return;
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, "end");
    actions.typed(element.value);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (model.isEmojiOpen) {
      actions.toggleEmoji(false);
      field.current?.focus();
    } else actions.close();
  };

  return (
    <div class="frame" dir={model.isRtl ? "rtl" : "ltr"} onKeyDown={keyDown}>
      <Header
        operator={dialog?.operator}
        status={!model.isJoined ? "connecting" : available === false ? "away" : "here"}
        close={actions.close}
        t={t}
      />
      <div class="body">
        {model.rows.length === 0 && (model.isLoaded ? <Empty available={available} t={t} /> : <Skeleton />)}
        <Messages {...model} actions={actions} />
      </div>
      <p id="note" class={`note ${note?.tone ?? ""}`} role="status" data-note={note?.name}>
        <Words text={note?.text} />
      </p>
      {model.isEmojiOpen && <Emoji {...model} pick={insert} />}
      <Composer
        {...model}
        field={field}
        canSend={!isTooLong && length > 0}
        noticeId={note ? "note" : undefined}
        typed={actions.typed}
        send={() => !isTooLong && actions.send()}
        toggleEmoji={() => actions.toggleEmoji()}
      />
    </div>
  );
}

function Empty({ available, t }: Pick<ChatModel, "available" | "t">) {
  const isAway = available === false;
  return (
    <div class="empty" data-empty={isAway ? "away" : "here"}>
      <strong>{t(isAway ? "emptyAway" : "empty")}</strong>
      <p>{t(isAway ? "emptyAwayHint" : "emptyHint")}</p>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

function noteOf({ t, textLength, notice, dialog, available, isStray, isForgotten }: ChatModel, length: number) {
  if (isStray) return { name: "stray", tone: "bad", text: t("stray") };
  if (length > textLength) return { name: "tooLong", tone: "bad", text: t("tooLong", { length, limit: textLength }) };
  if (notice?.kind === "rejected") return { name: notice.code, tone: "bad", text: rejection(t, notice.code) };
  if (notice) return { name: "copied", tone: "", text: t("copied") };
  if (dialog?.status === "archived") {
    const name = available === false ? "archivedAway" : "archivedHint";
    return { name, tone: "", text: t(name) };
  }
  if (dialog && available === false) return { name: "awayHint", tone: "", text: t("awayHint") };
  if (isForgotten) return { name: "forgotten", tone: "", text: t("forgotten") };
  return undefined;
}
