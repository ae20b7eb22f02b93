import { memo } from "./memo.js";
import type { Delivery } from "../shared/delivery.js";
import type { DeskMessage } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import { Editor } from "./editor.js";
import { Icon } from "./icons.js";
import { ErrorReason, Mark, reasonAttribute, stateAttribute } from "./mark.js";
import type { MenuFor } from "./message-menu.js";
import { MessageText } from "./message-text.js";
import type { ThreadState } from "./thread-state.js";

interface Props {
  thread: ThreadState;
  message: DeskMessage;
  /** Of its group. */
  first: boolean;
  last: boolean;
  /** The Tab key stops here; the arrows go on. */
  isStop: boolean;
  onMenu(menu: MenuFor): void;
}

export const Message = memo(function Message({ thread, message, first, last, isStop, onMenu }: Props) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const isOperators = message.from === "operator";
  const isMine = isOperators && message.by === store.me;
  const delivery: Delivery | null = isOperators ? desk.threads.deliveryOf(thread, message) : null;
  const target = thread.target.value;
  const words = target?.message === message.id ? target.words : null;
  const isEdited = store.editing === message.id;
  const edit = isMine ? store.edits.value.of(message.id) : undefined;
  const author = isMine ? t("message.you") : isOperators && message.by ? store.memberName(message.by) : t("message.client");
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
      tabIndex={isStop ? 0 : -1}
      onContextMenu={open}
    >
      {first && isOperators && !isMine && <span class="author">{author}</span>}
      {(isMine || !isOperators) && <span class="unseen">{author}: </span>}
      {isEdited ? (
        <Editor thread={thread} message={message} />
      ) : (
        <div class="bubble-line">
          <div class="bubble" dir="auto">
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
          {last && (
            <time dateTime={message.at} title={store.times.value.full(message.at)}>
              {store.times.value.time(message.at)}
            </time>
          )}
        </span>
      )}
    </li>
  );
});
