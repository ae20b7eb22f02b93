import { memo } from "../../parts/memo.js";
import { DayLine, EventLine, InquiryLine, UnreadLine } from "./lines.js";
import { Message } from "./message.js";
import { NoteLine } from "./note-line.js";
import type { MenuFor } from "./message-menu.js";
import type { Chunk, Entry } from "../model/thread-entries.js";
import type { ThreadState } from "../model/thread-state.js";

interface Props {
  chunk: Chunk;
  thread: ThreadState;
  /** The key of the thread's last entry, where the Tab key stops, if it is in this part. */
  last: string | undefined;
  onMenu(menu: MenuFor): void;
}

/** Some entries of the column, which stand on the page or do not. */
export const ChunkPart = memo(({ chunk, thread, last, onMenu }: Props) => (
  <ol class="messages" data-chunk={chunk.key}>
    {chunk.entries.map(entry => (
      <Line key={entry.key} entry={entry} thread={thread} isStop={entry.key === last} onMenu={onMenu} />
    ))}
  </ol>
));

function Line({ entry, thread, isStop, onMenu }: { entry: Entry; thread: ThreadState; isStop: boolean; onMenu(menu: MenuFor): void }) {
  switch (entry.kind) {
    case "day":
      return <DayLine name={entry.key} at={entry.at} />;
    case "unread":
      return <UnreadLine />;
    case "inquiry":
      return <InquiryLine name={entry.key} by="request" item={entry} thread={thread} />;
    case "event":
      return <EventLine item={entry.item} thread={thread} />;
    case "note":
      return <NoteLine thread={thread} item={entry.item} />;
    case "message": {
      const { message, first, last, request } = entry;
      return <Message thread={thread} message={message} request={request} first={first} last={last} isStop={isStop} onMenu={onMenu} />;
    }
  }
}
