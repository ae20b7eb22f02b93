import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { Announcer } from "./announcer.js";
import { ChunkPart } from "./chunk-part.js";
import { sharedBy, stepTo, windowOf, type Span } from "../../parts/chunk-window.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { heightOf } from "./entry-height.js";
import { Icon } from "../../parts/icons.js";
import { Message } from "./message.js";
import { MessageMenu, type MenuFor } from "./message-menu.js";
import { PendingBubble } from "./pending-bubble.js";
import { anchorOf, restore, type ScrollAnchor } from "./scroll-anchor.js";
import { SeekNote } from "./seek-note.js";
import { keepLeft } from "../model/left-place.js";
import { newestSeq, type Chunk } from "../model/thread-entries.js";
import type { ThreadState } from "../model/thread-state.js";

const nearEnd = 32;
/** Above the line of the first unread message, something of what was read before is to be seen. */
const aboveUnread = 64;
/** A line that is looked for stands in the upper third, with what came before it. */
const aboveTarget = 200;
/** What stands beyond the viewport's edges at once. */
const leastSlack = 80;

/** A thread's messages: only those near the viewport stand on the page, however long the thread is. */
export function Column({ thread }: { thread: ThreadState }) {
  const desk = useDesk();
  const t = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const [, again] = useReducer<number, void>(count => count + 1, 0);
  const heights = useRef(new Map<number, number>()).current;
  const target = thread.target.value;
  const lastTarget = useRef(target);
  /** The line that is to be brought into sight: the first unread message's, or one that is looked for. */
  const left = useRef(thread.left).current;
  const goal = useRef<string | null>(target?.message ?? (thread.unreadFrom.peek() === null ? (left?.key ?? null) : "unread"));
  const isPinned = useRef(goal.current === null);
  const shown = useRef<{ first: number; last: number } | null>(null);
  const isStepping = useRef(false);
  /** This rendering is a step of its own task; one for any other reason adds no lines that are not seen. */
  const isStep = useRef(false);
  /** Lines were added in this task: what those that are lower than expected leave free is filled in the next. */
  const hasGrown = useRef(false);
  const seen = useRef(0);
  const lastOwn = useRef("");
  const isAway = useSignal(!isPinned.current);
  const menu = useSignal<MenuFor | null>(null);

  const chunks = thread.chunks.value;
  const pending = thread.pending.value;
  const tail = thread.tail.value;
  const view = scroller.current;
  const viewport = view?.clientHeight || 800;
  const sizes = sizesOf(chunks);

  const newestOwn = pending.at(-1)?.id ?? "";
  if (newestOwn > lastOwn.current) {
    isPinned.current = true;
    lastOwn.current = newestOwn;
  }
  if (target !== lastTarget.current) {
    lastTarget.current = target;
    if (target) {
      goal.current = target.message;
      isPinned.current = false;
    }
  }
  const anchor: ScrollAnchor | null = view && !isPinned.current ? anchorOf(view) : null;
  const top = topOf();
  const wanted = windowOf(sizes, top, viewport, viewport * 0.75);
  const must = windowOf(sizes, top, viewport, leastSlack);
  const stands = indexesOf(shown.current);
  const part = stepTo(sizes, wanted, stands && hasGrown.current ? sharedBy(must, stands) : must, stands, isStep.current ? 1 : 0);

  useLayoutEffect(() => {
    const view = scroller.current!;
    isStep.current = false;
    if (!stands || part.from < stands.from || part.to > stands.to) grown();
    shown.current = part.from < part.to ? { first: chunks[part.from]!.key, last: chunks[part.to - 1]!.key } : null;
    remeasure();
    const line = goal.current === null ? null : view.querySelector<HTMLElement>(`[data-line="${CSS.escape(goal.current)}"]`);
    if (line) {
      const above =
        goal.current === "unread" ? aboveUnread
        : goal.current === left?.key && goal.current !== target?.message ? left.top
        : Math.min(aboveTarget, view.clientHeight / 3);
      const place = line.querySelector("mark") ?? line;
      view.scrollTop += place.getBoundingClientRect().top - view.getBoundingClientRect().top - above;
      goal.current = null;
    } else if (goal.current !== null && !chunks.some(chunk => chunk.entries.some(({ key }) => key === goal.current))) {
      // The line is gone: nothing is to be brought into sight any more.
      goal.current = null;
      isPinned.current = true;
      follow(view);
    } else if (isPinned.current) follow(view);
    else if (anchor) restore(view, anchor);
    look();
    if (part.from > wanted.from || part.to < wanted.to) step();
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
      if (isPinned.current) follow(view);
      look();
    });
    watch.observe(scroller.current!);
    watch.observe(inside.current!);
    return () => {
      watch.disconnect();
      thread.isAtEnd = false;
    };
  }, []);

  // Whoever comes back to the dialog finds it where they left it.
  useLayoutEffect(() => {
    const leave = () => {
      const view = scroller.current;
      const held = view && !isPinned.current ? anchorOf(view) : null;
      thread.left = view && held ? { key: held.key, top: held.top - view.getBoundingClientRect().top } : null;
    };
    const leavePage = () => (leave(), keepLeft(thread.id, thread.left));
    addEventListener("pagehide", leavePage);
    return () => {
      removeEventListener("pagehide", leavePage);
      leave();
    };
  }, []);

  // The page came to the front, or the person came back to it.
  useSignalEffect(() => {
    void desk.store.app.attention.value;
    look();
  });

  /** What has stood on the page is measured. */
  function sizesOf(chunks: readonly Chunk[]): number[] {
    const unitsPerLine = Math.max(20, Math.min(640, (scroller.current?.clientWidth ?? 860) - 60) / 7.5);
    return chunks.map(chunk => heights.get(chunk.key) ?? heightOf(chunk, unitsPerLine));
  }

  function indexesOf(keys: { first: number; last: number } | null): Span | null {
    if (!keys) return null;
    const from = chunks.findIndex(chunk => chunk.key >= keys.first);
    const to = chunks.findLastIndex(chunk => chunk.key <= keys.last) + 1;
    return from >= 0 && from < to ? { from, to } : null;
  }

  /** Where the viewport will stand once this is on the page. */
  function topOf(): number {
    const before = (index: number) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    if (goal.current !== null) {
      const index = chunks.findIndex(chunk => chunk.entries.some(entry => entry.key === goal.current));
      if (index >= 0) return before(index) - aboveUnread;
    }
    if (isPinned.current || !view) return before(sizes.length) - viewport;
    const held = anchor?.chunk == null ? -1 : chunks.findIndex(chunk => chunk.key === anchor.chunk);
    return held >= 0 ? before(held) + anchor!.inside : view.scrollTop;
  }

  /** The rest comes step by step, so that the page never stands still for it. */
  function step() {
    if (isStepping.current) return;
    isStepping.current = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isStepping.current = false;
        isStep.current = true;
        if (scroller.current) again();
      }),
    );
  }

  function grown() {
    if (hasGrown.current) return;
    hasGrown.current = true;
    setTimeout(() => (hasGrown.current = false));
  }

  /** To the end, but while nobody looks no further than to the first message that nobody has seen. */
  function follow(view: HTMLElement) {
    view.scrollTop = view.scrollHeight;
    if (thread.unreadFrom.peek() === null || desk.isThreadLookedAt()) return;
    const line = view.querySelector<HTMLElement>(".unread-line");
    if (line) view.scrollTop += Math.min(0, line.getBoundingClientRect().top - view.getBoundingClientRect().top - aboveUnread);
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
    isPinned.current = left < nearEnd && goal.current === null;
    thread.isAtEnd = left < 2 * nearEnd;
    isAway.value = left > 2 * nearEnd;
    const needed = windowOf(sizesOf(chunks), view.scrollTop, view.clientHeight, view.clientHeight / 3);
    const stands = indexesOf(shown.current);
    if (stands && (needed.from < stands.from || needed.to > stands.to)) step();
    if (view.scrollTop < 600) void desk.threads.history(thread);
    if (isPinned.current) seen.current = newestSeq(thread.view.peek()?.items ?? []);
    const edge = view.getBoundingClientRect();
    desk.reading.look(thread, id => {
      const box = view.querySelector(`[data-message-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      return box !== undefined && box.bottom > edge.top && box.bottom <= edge.bottom + 1;
    });
  }

  function toNewest() {
    isPinned.current = true;
    goal.current = null;
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
            <ChunkPart key={chunk.key} chunk={chunk} thread={thread} last={chunk === chunks.at(-1) ? last : undefined} onMenu={shown => (menu.value = shown)} />
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
      <SeekNote thread={thread} />
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

function countAfter(thread: ThreadState, seq: number): number {
  let count = 0;
  const items = thread.view.value?.items ?? [];
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (!("message" in item)) continue;
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
