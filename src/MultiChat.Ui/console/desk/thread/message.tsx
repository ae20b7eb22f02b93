import { memo } from "../../parts/memo.js";
import type { Delivery } from "../../../shared/delivery.js";
import type { DeskMessage, Request } from "../../../shared/wire/thread.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { Editor } from "./editor.js";
import { Icon } from "../../parts/icons.js";
import { ErrorReason, Mark, reasonAttribute, stateAttribute } from "./mark.js";
import type { MenuFor } from "./message-menu.js";
import { MessageText } from "./message-text.js";
import { RequestHead } from "./request-head.js";
import type { ThreadState } from "../model/thread-state.js";

interface Props {
  thread: ThreadState;
  message: DeskMessage;
  /** What the client left with it, where it is a request. */
  request?: Request | undefined;
  /** Of its group. */
  first: boolean;
  last: boolean;
  /** The Tab key stops here; the arrows go on. */
  isStop: boolean;
  onMenu(menu: MenuFor): void;
}

export const Message = memo(function Message({ thread, message, request, first, last, isStop, onMenu }: Props) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const isOperators = message.from === "operator";
  const isMine = isOperators && message.by === store.app.me;
  const delivery: Delivery | null = isOperators ? desk.threads.deliveryOf(thread, message) : null;
  const target = thread.target.value;
  const words = target?.message === message.id ? target.words : null;
  const isEdited = store.editing === message.id;
  const edit = isMine ? store.edits.value.of(message.id) : undefined;
  const author = isMine ? t("message.you") : isOperators && message.by ? store.app.team.memberName(message.by) : t("message.client");
  const open = (event: MouseEvent) => {
    // A text that is marked, or a link, keeps the browser's own menu.
    if (!getSelection()?.isCollapsed || (event.target as HTMLElement).closest("a, textarea")) return;
    event.preventDefault();
    const box = (event.currentTarget as HTMLElement).querySelector(".bubble")?.getBoundingClientRect();
    const isKey = event.button !== 2;
    onMenu({ message, anchor: isKey && box ? box : { x: event.clientX, y: event.clientY } });
  };
  return (
    <li
      class={`message ${isOperators ? "message-own" : "message-client"} ${first ? "message-first" : ""} ${last ? "message-last" : ""}`}
      data-line={message.id}
      data-message-id={message.id}
      data-from={message.from}
      data-state={delivery ? stateAttribute(delivery) : undefined}
      data-reason={delivery ? reasonAttribute(delivery) : undefined}
      data-target={words !== null && words.length === 0 ? "" : undefined}
      tabIndex={isStop ? 0 : -1}
      onContextMenu={open}
    >
      {first && isOperators && !isMine && <span class="author">{author}</span>}
      {(isMine || !isOperators) && <span class="unseen">{author}: </span>}
      {isEdited ? (
        <div class="editor-place">
          {/* The text as it was gives the editor its width. */}
          <div class="bubble" aria-hidden="true">
            {message.text}
          </div>
          <Editor thread={thread} message={message} />
        </div>
      ) : (
        <div class="bubble-line">
          <div class="bubble" dir="auto" data-request={request ? "" : undefined}>
            {request && <RequestHead request={request} thread={thread} />}
            <MessageText message={message} name={message.id} unfolded={thread.unfolded} words={words} />
          </div>
          {delivery && <Mark delivery={delivery} onResend={isMine ? () => desk.answers.resend(thread, message.id) : null} />}
          <button
            class="message-menu"
            type="button"
            tabIndex={-1}
            aria-haspopup="menu"
            aria-label={t("message.menu")}
            onClick={event => onMenu({ message, anchor: event.currentTarget.getBoundingClientRect() })}
          >
            <Icon name="menu" size={16} />
          </button>
          {!last && <Time message={message} class="side-time" />}
        </div>
      )}
      {delivery?.state === "overdue" && (
        <ErrorReason delivery={delivery} onResend={isMine ? () => desk.answers.resend(thread, message.id) : null} />
      )}
      {edit && !isEdited && (
        <span class="reason unsaved" data-unsaved>
          {t("edit.unsaved")}
          <button class="link-button" type="button" onClick={() => store.edits.peek().begin(thread.id, message)}>
            {t("edit.goOn")}
          </button>
        </span>
      )}
      {(last || message.revision > 0) && (
        <span class="message-foot">
          {message.revision > 0 && (
            <button
              class="edited"
              type="button"
              tabIndex={-1}
              onClick={() => (store.revisionsOf.value = { dialog: thread.id, message: message.id })}
            >
              {t("message.edited")}
            </button>
          )}
          {last && <Time message={message} />}
        </span>
      )}
    </li>
  );
});

/** Within a group it stands on the last message, and on the others for whoever asks by pointer, focus or tap. */
function Time({ message, class: name }: { message: DeskMessage; class?: string }) {
  const { times } = useDesk().app;
  return (
    <time class={name} dateTime={message.at} title={times.value.full(message.at)}>
      {times.value.time(message.at)}
    </time>
  );
}
