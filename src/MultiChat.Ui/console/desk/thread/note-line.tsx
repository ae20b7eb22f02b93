import type { DeskItem } from "../../../shared/wire/thread.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { Icon } from "../../parts/icons.js";
import { memo } from "../../parts/memo.js";
import { MessageText } from "./message-text.js";
import type { ThreadState } from "../model/thread-state.js";

interface Props {
  thread: ThreadState;
  item: Extract<DeskItem, { kind: "note" }>;
}

/** What operators tell each other, and nobody else. */
export const NoteLine = memo(function NoteLine({ thread, item }: Props) {
  const { store } = useDesk();
  const t = useTexts();
  const by = item.by === store.app.me ? t("note.byMe") : t("note.by", { name: item.by ? store.app.team.memberName(item.by) : "" });
  return (
    <li class="note" data-line={`note ${item.eventSeq}`} data-note={item.note.id}>
      <span class="note-head">
        <Icon name="note" size={14} />
        <span>{by}</span>
        <time dateTime={item.at} title={store.app.times.value.full(item.at)}>
          {store.app.times.value.time(item.at)}
        </time>
      </span>
      <span class="note-text" dir="auto">
        <MessageText message={item.note} name={item.note.id} unfolded={thread.unfolded} />
      </span>
    </li>
  );
});
