import type { RefObject } from "preact";
import type { Delivery } from "../../../shared/delivery.js";
import type { Hello, VisitorDialog } from "../../../shared/wire/visitor.js";
import type { TimeFormat } from "../../../shared/time.js";
import type { Place } from "../asking.js";
import type { MessageRow, Row } from "../rows.js";
import { clean } from "../clean.js";
import { rejection, type PanelTexts, type Wording } from "../texts.js";
import { Composer } from "./composer.js";
import { Emoji } from "./emoji.js";
import { Header } from "./header.js";
import { Later } from "./later.js";
import type { MessageActions } from "./message.js";
import { Messages } from "./messages.js";
import { Words } from "./words.js";

export interface ChatModel {
  t: PanelTexts;
  wording: Wording;
  locale: string;
  format: TimeFormat;
  now: number;
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
  dialog: VisitorDialog | null | undefined;
  place: Place;
  /** No chat can begin: the way to leave a request is shown. */
  mayOnlyAsk: boolean;
  /** The form can be shown in place of the talk. */
  hasForm: boolean;
  rows: readonly Row[];
  more: boolean;
  /** Up to which message the visitor has read. */
  seen: number;
  draft: string;
  hello: Hello | undefined;
  textLength: number;
  /** Why a text came back, or that one was copied. */
  notice: string | undefined;
  isEmojiOpen: boolean;
}

export interface ChatActions extends MessageActions {
  close(): void;
  showEarlier(): void;
  scrolled(): void;
  typed(text: string): void;
  send(): void;
  toggleEmoji(isOpen?: boolean): void;
  loadRequest(): Promise<(place: HTMLElement) => void>;
  field: RefObject<HTMLTextAreaElement | null>;
  deliveryOf(row: MessageRow): Delivery | undefined;
}

export function Chat({ model, actions }: { model: ChatModel; actions: ChatActions }) {
  const { t, draft, dialog, available, place } = model;
  const { field } = actions;
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
        photos={actions.photos}
        status={!model.isJoined ? "connecting" : available === false ? "away" : "here"}
        close={actions.close}
        t={t}
      />
      <div class="body" hidden={place === "form" && model.hasForm}>
        {model.rows.length === 0 &&
          (model.isLoaded && place === "chat" ? (
            <div class="empty" data-empty>
              <strong>{t("empty")}</strong>
              <p>{t("emptyHint")}</p>
            </div>
          ) : (
            <div class="skeleton" aria-hidden="true" />
          ))}
        <Messages {...model} actions={actions} />
      </div>
      <p id="note" class={`note ${note?.tone ?? ""}`} role="status" data-note={note?.name}>
        <Words text={note?.text} />
      </p>
      {(model.mayOnlyAsk || place === "form") && <Later name="note" load={actions.loadRequest} failed={t("partFailed")} />}
      {model.isEmojiOpen && <Emoji {...model} pick={insert} />}
      {place === "chat" && (
        <Composer
          {...model}
          field={field}
          canSend={!isTooLong && length > 0}
          noticeId={note ? "note" : undefined}
          typed={actions.typed}
          send={() => !isTooLong && actions.send()}
          toggleEmoji={() => actions.toggleEmoji()}
        />
      )}
    </div>
  );
}

/** The line above what can be typed into. */
export function noteOf({ t, textLength, notice, dialog, available, rows, place, mayOnlyAsk, isStray, isForgotten }: ChatModel, length: number) {
  const say = (name: "stray" | "tooLong" | "copied" | "archivedHint" | "requested" | "awayHint" | "forgotten", tone = "") =>
    ({ name, tone, text: t(name, { length, limit: textLength }) });
  const last = rows.at(-1);
  if (isStray) return say("stray", "bad");
  if (notice === "copied") return say(notice);
  if (place === "form") return undefined;
  if (length > textLength) return say("tooLong", "bad");
  if (notice) return { name: notice, tone: "bad", text: rejection(t, notice) };
  if (mayOnlyAsk) return undefined;
  if (dialog?.status === "archived") return say("archivedHint");
  if (last?.kind === "message" && last.isRequest && last.seq && !isForgotten) return say("requested");
  if (dialog && available === false) return say("awayHint");
  return isForgotten ? say("forgotten") : undefined;
}
