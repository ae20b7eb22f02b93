import type { DeskItem } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import { Icon } from "./icons.js";
import { memo } from "./memo.js";
import { MessageText } from "./message-text.js";
import type { ThreadState } from "./thread-state.js";

interface Props {
  thread: ThreadState;
  item: Extract<DeskItem, { kind: "note" }>;
}

/** What operators tell each other, and nobody else. */
export const NoteLine = memo(function NoteLine({ thread, item }: Props) {
  const { store } = useConsole();
  const t = useTexts();
  const by = item.by === store.me ? t("note.byMe") : t("note.by", { name: item.by ? store.memberName(item.by) : "" });
  return (
    <li class="note" data-line={`note ${item.eventSeq}`} data-note={item.note.id}>
      <span class="note-head">
        <Icon name="note" size={14} />
        <span>{by}</span>
        <time dateTime={item.at} title={store.times.value.full(item.at)}>
          {store.times.value.time(item.at)}
        </time>
      </span>
      <span class="note-text" dir="auto">
        <MessageText message={item.note} name={item.note.id} unfolded={thread.unfolded} />
      </span>
    </li>
  );
});
