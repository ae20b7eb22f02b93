import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { Icon } from "../../parts/icons.js";
import { ErrorReason, Mark, reasonAttribute, stateAttribute } from "./mark.js";
import type { MenuFor } from "./message-menu.js";
import { MessageText } from "./message-text.js";
import type { PendingAnswer, ThreadState } from "../model/thread-state.js";

/** An own message that the host has not answered. */
export function PendingBubble({ thread, message, onMenu }: { thread: ThreadState; message: PendingAnswer; onMenu(menu: MenuFor): void }) {
  const desk = useDesk();
  const t = useTexts();
  void thread.beat.value;
  void desk.store.app.isOnline.value;
  const delivery = thread.outbox.deliveryOf(message.id) ?? { state: "sending" as const };
  const resend = () => desk.answers.resend(thread, message.id);
  return (
    <li
      class="message message-own message-last"
      data-line={message.id}
      data-message-id={message.id}
      data-from="operator"
      data-state={stateAttribute(delivery)}
      data-reason={reasonAttribute(delivery)}
      tabIndex={-1}
      onContextMenu={event => {
        event.preventDefault();
        onMenu({ pending: message, anchor: { x: event.clientX, y: event.clientY } });
      }}
    >
      <span class="unseen">{t("message.you")}: </span>
      <div class="bubble-line">
        <div class="bubble" dir="auto">
          <MessageText message={message} name={message.id} unfolded={thread.unfolded} />
        </div>
        <Mark delivery={delivery} onResend={resend} />
        <button
          class="message-menu"
          type="button"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t("message.menu")}
          onClick={event => onMenu({ pending: message, anchor: event.currentTarget.getBoundingClientRect() })}
        >
          <Icon name="menu" size={16} />
        </button>
      </div>
      {delivery.state === "overdue" && <ErrorReason delivery={delivery} onResend={resend} />}
      <span class="message-foot">
        <time dateTime={message.at}>{desk.store.app.times.value.time(message.at)}</time>
      </span>
    </li>
  );
}
