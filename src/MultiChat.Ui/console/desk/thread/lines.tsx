import type { DeskItem } from "../../../shared/wire/thread.js";
import type { Instant } from "../../../shared/wire/wire.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import type { ThreadState } from "../model/thread-state.js";
import type { DeskStore } from "../model/store.js";

export function DayLine({ name, at }: { name: string; at: Instant }) {
  const { store } = useDesk();
  return (
    <li class="line day-line" data-line={name}>
      <span>{store.app.times.value.day(at, store.app.today.value)}</span>
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

type EventItem = Exclude<DeskItem, { message: unknown } | { kind: "note" }>;

/** What happened to the dialog, in the reader's language. */
export function eventText(item: EventItem, store: DeskStore): string {
  const t = store.app.texts.value;
  const by = item.by ? store.app.team.memberName(item.by) : "";
  const isMe = item.by === store.app.me;
  switch (item.kind) {
    case "taken":
      return isMe ? t("event.taken.me") : t("event.taken", { by });
    case "handedOver": {
      const to = item.member ? store.app.team.memberName(item.member) : t("event.group", { name: item.group ? store.app.team.groupName(item.group) : "" });
      if (!item.by) return t("event.handedOver.system", { to });
      if (isMe) return t("event.handedOver.me", { to });
      return item.member === store.app.me ? t("event.handedOver.toMe", { by }) : t("event.handedOver", { by, to });
    }
    case "letGo":
      if (!item.by) return lostAccessText(item, store);
      return isMe ? t("event.letGo.me") : t("event.letGo", { by });
    case "closed":
      if (!item.by) return t(item.byClient ? "event.closed.client" : "event.closed.system");
      return isMe ? t("event.closed.me") : t("event.closed", { by });
    case "reopened":
      if (!item.by) return t(item.newInquiry ? "event.reopened.client" : "event.reopened.system");
      return isMe ? t("event.reopened.me") : t("event.reopened", { by });
    case "classSet": {
      if (!item.class) return isMe ? t("event.classCleared.me") : t("event.classCleared", { by });
      const name = store.app.team.className(item.class);
      return isMe ? t("event.classSet.me", { name }) : t("event.classSet", { by, name });
    }
  }
}

function lostAccessText(item: Extract<EventItem, { kind: "letGo" }>, store: DeskStore): string {
  const t = store.app.texts.value;
  if (!item.member) return t("event.letGo.system");
  const name = store.app.team.memberName(item.member);
  return item.causedBy ? t("event.letGo.by", { name, by: store.app.team.memberName(item.causedBy) }) : t("event.letGo.access", { name });
}

export function EventLine({ item, thread }: { item: EventItem; thread: ThreadState }) {
  const { store } = useDesk();
  if (item.kind === "reopened" && item.newInquiry) return <InquiryLine name={`event ${item.eventSeq}`} by={item.kind} item={item} thread={thread} />;
  return (
    <li class="line event-line" data-line={`event ${item.eventSeq}`} data-event={item.kind}>
      <span>{eventText(item, store)}</span>
      <time dateTime={item.at}>{store.app.times.value.time(item.at)}</time>
    </li>
  );
}

/** A new matter of the client's begins here. Of those that have ended the host says no number. */
export function InquiryLine({ name, by, item, thread }: { name: string; by: string; item: { eventSeq: number; at: Instant }; thread: ThreadState }) {
  const { store } = useDesk();
  const t = useTexts();
  const last = thread.view.value?.items.findLast(other => "newInquiry" in other && other.newInquiry);
  const number = last?.eventSeq === item.eventSeq ? store.row(thread.id)?.inquiry : undefined;
  return (
    <li class="line inquiry-line" data-line={name} data-event={by}>
      <span>{number === undefined ? t("event.reopened.client") : t("event.inquiry", { number })}</span>
      <time dateTime={item.at}>{store.app.times.value.time(item.at)}</time>
    </li>
  );
}
