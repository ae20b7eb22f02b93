import type { DeskItem, Instant } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import type { Store } from "./store.js";

export function DayLine({ at }: { at: Instant }) {
  const { store } = useConsole();
  return (
    <li class="line day-line" data-line={`day ${at}`}>
      <span>{store.times.value.day(at, store.today.value)}</span>
    </li>
  );
}

export function UnreadLine() {
  const t = useTexts();
  return (
    <li class="line unread-line" data-line="unread">
      <span>{t("thread.unread")}</span>
    </li>
  );
}

type EventItem = Exclude<DeskItem, { kind: "message" | "edited" | "note" }>;

/** What happened to the dialog, in the reader's language. */
export function eventText(item: EventItem, store: Store): string {
  const t = store.texts.value;
  const by = item.by ? store.memberName(item.by) : "";
  const isMe = item.by === store.me;
  switch (item.kind) {
    case "taken":
      return isMe ? t("event.taken.me") : t("event.taken", { by });
    case "handedOver": {
      const to = item.member ? store.memberName(item.member) : t("event.group", { name: item.group ? store.groupName(item.group) : "" });
      if (!item.by) return t("event.handedOver.system", { to });
      if (isMe) return t("event.handedOver.me", { to });
      return item.member === store.me ? t("event.handedOver.toMe", { by }) : t("event.handedOver", { by, to });
    }
    case "letGo":
      if (!item.by) return t("event.letGo.system");
      return isMe ? t("event.letGo.me") : t("event.letGo", { by });
    case "closed":
      if (!item.by) return t("event.closed.system");
      return isMe ? t("event.closed.me") : t("event.closed", { by });
    case "reopened":
      if (!item.by) return t(item.newInquiry ? "event.reopened.client" : "event.reopened.system");
      return isMe ? t("event.reopened.me") : t("event.reopened", { by });
  }
}

export function EventLine({ item }: { item: EventItem }) {
  const { store } = useConsole();
  return (
    <li class="line event-line" data-line={`event ${item.eventSeq}`} data-event={item.kind}>
      <span>{eventText(item, store)}</span>
      <time dateTime={item.at}>{store.times.value.time(item.at)}</time>
    </li>
  );
}
