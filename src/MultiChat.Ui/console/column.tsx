import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { windowOf, type Window } from "./chunk-window.js";
import { useConsole, useTexts } from "./console.js";
import { DayLine, EventLine, UnreadLine } from "./lines.js";
import { Icon } from "./icons.js";
import { Message } from "./message.js";
import { MessageMenu, type MenuFor } from "./message-menu.js";
import { PendingBubble } from "./pending-bubble.js";
import { anchorOf, restore, type ScrollAnchor } from "./scroll-anchor.js";
import { newestSeq, type Chunk, type Entry } from "./thread-entries.js";
import type { ThreadState } from "./thread-state.js";

/** What an entry is taken to be high until it has been measured. */
const guess = 56;
const nearEnd = 32;

/** A thread's messages: only those near the viewport stand on the page, however long the thread is. */
export function Column({ thread }: { thread: ThreadState }) {
  const desk = useConsole();
  const t = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const [, again] = useReducer<number, void>(count => count + 1, 0);
  const heights = useRef(new Map<number, number>()).current;
  const isPinned = useRef(thread.unreadFrom.peek() === null);
  const wantsUnreadLine = useRef(thread.unreadFrom.peek() !== null);
  const shown = useRef<Window>({ from: 0, to: 0, above: 0, below: 0 });
  const seen = useRef(0);
  const lastOwn = useRef("");
  const isAway = useSignal(!isPinned.current);
  const menu = useSignal<MenuFor | null>(null);

  const chunks = thread.chunks.value;
  const pending = thread.pending.value;
  const tail = thread.tail.value;
  const sizes = chunks.map(chunk => heights.get(chunk.key) ?? chunk.entries.length * guess);

  const newestOwn = pending.at(-1)?.id ?? "";
  if (newestOwn > lastOwn.current) {
    isPinned.current = true;
    lastOwn.current = newestOwn;
  }
  const view = scroller.current;
  const viewport = view?.clientHeight ?? 900;
  const anchor: ScrollAnchor | null = view && !isPinned.current ? anchorOf(view) : null;
  const part = windowOf(sizes, topOf(), viewport, viewport * 0.75);

  useLayoutEffect(() => {
    const view = scroller.current!;
    shown.current = part;
    remeasure();
    if (wantsUnreadLine.current) {
      const line = view.querySelector<HTMLElement>(".unread-line");
      if (line) {
        view.scrollTop += line.getBoundingClientRect().top - view.getBoundingClientRect().top - 64;
        wantsUnreadLine.current = false;
      }
    } else if (isPinned.current) view.scrollTop = view.scrollHeight;
    else if (anchor) restore(view, anchor);
    look();
  });

  useEffect(() => {
    let width = 0;
    const watch = new ResizeObserver(() => {
      const view = scroller.current;
      if (!view) return;
      if (view.clientWidth !== width) {
        width = view.clientWidth;
        heights.clear();
      }
      if (isPinned.current) view.scrollTop = view.scrollHeight;
      else look();
    });
    watch.observe(scroller.current!);
    watch.observe(inside.current!);
    return () => watch.disconnect();
  }, []);

  /** Where the viewport will stand once this is on the page. */
  function topOf(): number {
    const before = (index: number) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    if (wantsUnreadLine.current) {
      const index = chunks.findIndex(chunk => chunk.entries.some(entry => entry.kind === "unread"));
      if (index >= 0) return before(index);
    }
    if (isPinned.current || !view) return before(sizes.length) - viewport;
    const held = anchor?.chunk == null ? -1 : chunks.findIndex(chunk => chunk.key === anchor.chunk);
    return held >= 0 ? before(held) + anchor!.inside : view.scrollTop;
  }

  function remeasure() {
    for (const element of inside.current!.querySelectorAll<HTMLElement>("[data-chunk]")) {
      heights.set(Number(element.dataset["chunk"]), element.offsetHeight);
    }
  }

  /** After each scroll and layout: what else must stand on the page, and what has been seen. */
  function look() {
    const view = scroller.current;
    if (!view) return;
    const left = view.scrollHeight - view.scrollTop - view.clientHeight;
    isPinned.current = left < nearEnd && !wantsUnreadLine.current;
    isAway.value = left > 2 * nearEnd;
    const now = chunks.map(chunk => heights.get(chunk.key) ?? chunk.entries.length * guess);
    const needed = windowOf(now, view.scrollTop, view.clientHeight, view.clientHeight / 3);
    if (needed.from < shown.current.from || needed.to > shown.current.to) again();
    if (view.scrollTop < 600) void desk.threads.history(thread);
    if (isPinned.current) seen.current = newestSeq(thread.view.peek()?.items ?? []);
    desk.threads.consider(left < 2 * nearEnd);
  }

  function toNewest() {
    isPinned.current = true;
    wantsUnreadLine.current = false;
    again();
  }

  const fresh = isAway.value ? countAfter(thread, seen.current) : 0;
  const last = chunks.at(-1)?.entries.at(-1)?.key;
  return (
    <div class="column-place">
      <div
        class="column"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t("thread.label", { name: desk.store.row(thread.id)?.client.name ?? "" })}
        aria-busy={thread.loadingHistory.value}
        onScroll={look}
        onKeyDown={walk}
      >
        <div class="column-inside" ref={inside}>
          {thread.view.value?.more && <p class="history-note">{t("thread.history")}</p>}
          <div style={{ height: `${part.above}px` }} />
          {chunks.slice(part.from, part.to).map(chunk => (
            <ChunkPart key={chunk.key} chunk={chunk} thread={thread} last={last} onMenu={shown => (menu.value = shown)} />
          ))}
          <div style={{ height: `${part.below}px` }} />
          <ol class="messages">
            {tail.map(message => (
              <Message
                key={message.id}
                thread={thread}
                message={message}
                first={false}
                last
                isStop={false}
                onMenu={shown => (menu.value = shown)}
              />
            ))}
            {pending.map(message => (
              <PendingBubble key={message.id} thread={thread} message={message} onMenu={shown => (menu.value = shown)} />
            ))}
          </ol>
          {chunks.length === 0 && pending.length === 0 && <p class="history-note">{t("thread.empty")}</p>}
        </div>
      </div>
      {isAway.value && (
        <button class="button to-newest" type="button" onClick={toNewest}>
          <Icon name="down" size={16} />
          {fresh > 0 ? t("thread.new", { count: fresh }) : t("thread.newest")}
        </button>
      )}
      <Announcer thread={thread} />
      {menu.value && <MessageMenu thread={thread} {...menu.value} onClose={() => (menu.value = null)} />}
    </div>
  );
}

interface ChunkProps {
  chunk: Chunk;
  thread: ThreadState;
  last: string | undefined;
  onMenu(menu: MenuFor): void;
}

const ChunkPart = ({ chunk, thread, last, onMenu }: ChunkProps) => (
  <ol class="messages" data-chunk={chunk.key}>
    {chunk.entries.map(entry => (
      <Line key={entry.key} entry={entry} thread={thread} isStop={entry.key === last} onMenu={onMenu} />
    ))}
  </ol>
);

function Line({ entry, thread, isStop, onMenu }: { entry: Entry; thread: ThreadState; isStop: boolean; onMenu(menu: MenuFor): void }) {
  switch (entry.kind) {
    case "day":
      return <DayLine at={entry.at} />;
    case "unread":
      return <UnreadLine />;
    case "event":
      return <EventLine item={entry.item} />;
    case "message": {
      const { message, first, last } = entry;
      return <Message thread={thread} message={message} first={first} last={last} isStop={isStop} onMenu={onMenu} />;
    }
  }
}

/** Reads out what the client writes; the column itself stays silent while it is scrolled. */
function Announcer({ thread }: { thread: ThreadState }) {
  const start = useRef(thread.view.peek()?.place.eventSeq ?? 0);
  const item = thread.view.value?.items.at(-1);
  const isNew = item?.kind === "message" && item.message.from === "client" && item.eventSeq > start.current;
  return (
    <p class="unseen" aria-live="polite">
      {isNew ? item.message.text : ""}
    </p>
  );
}

function countAfter(thread: ThreadState, seq: number): number {
  let count = 0;
  const items = thread.view.value?.items ?? [];
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (item.kind !== "message") continue;
    if (item.message.seq <= seq || seq === 0) break;
    if (item.message.from === "client") count++;
  }
  return count;
}

/** Arrows walk through messages; Enter opens the menu of the one that has the focus. */
function walk(event: KeyboardEvent) {
  const at = (event.target as HTMLElement).closest<HTMLElement>("[data-message-id]");
  if (!at || event.target !== at || event.altKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    at.querySelector<HTMLElement>(".message-menu")?.click();
  }
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (!step) return;
  event.preventDefault();
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[data-message-id]")];
  all[all.indexOf(at) + step]?.focus();
}
