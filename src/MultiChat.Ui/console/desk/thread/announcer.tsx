import { useRef } from "preact/hooks";
import type { ThreadState } from "../model/thread-state.js";

/** Nobody listens to more at a time; the rest is in the thread. */
const mostRead = 500;

/** Reads out what the client writes; the column itself stays silent while it is scrolled. */
export function Announcer({ thread }: { thread: ThreadState }) {
  const start = useRef(thread.view.peek()?.place.eventSeq ?? 0);
  const item = thread.view.value?.items.at(-1);
  const isNew = item && "message" in item && item.message.from === "client" && item.eventSeq > start.current;
  return (
    <p class="unseen" aria-live="polite">
      {isNew ? item.message.text.slice(0, mostRead) : ""}
    </p>
  );
}
