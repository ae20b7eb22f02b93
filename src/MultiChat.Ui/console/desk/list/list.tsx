import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Id } from "../../../shared/wire/wire.js";
import { useTexts } from "../../app/context.js";
import { sameWindow, windowOf, type Window } from "../../parts/chunk-window.js";
import { Icon } from "../../parts/icons.js";
import { StatusSwitch } from "../../parts/status-switch.js";
import { useDesk } from "../model/desk.js";
import { neighbour } from "../model/rows.js";
import { Search } from "../model/search.js";
import { EmptyList } from "./empty-list.js";
import { heldAt, stillOf, type Still } from "./held-place.js";
import { Row, rowHeight, RowSkeleton } from "./row.js";

const nothing: Window = { from: 0, to: 0, above: 0, below: 0 };

/** The dialogs of a section, or what the search found. */
export function List() {
  const desk = useDesk();
  const t = useTexts();
  const { store, app } = desk;
  const search = useMemo(() => new Search(store, () => app.hub), []);
  const query = store.query.value;
  const title = t(query ? "list.results" : `section.${store.section.value}`);

  useSignalEffect(() => search.ask(store.query.value));
  useSignalEffect(() => {
    if (app.link.value === "open") search.retry();
  });
  useSignalEffect(() => {
    store.found.value = search.found.value;
  });

  function pressed(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === "Escape" && query) {
      event.stopPropagation();
      desk.search("");
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      document.getElementById("dialogs")?.focus();
    } else if (event.key === "Enter") {
      desk.settleSearch();
      const first = search.found.peek()?.[0];
      if (!first || search.isBusy.peek()) return;
      desk.open(first, query, search.hits.peek().get(first)?.message);
      desk.focusComposer();
    }
  }

  return (
    <section class="list-pane" aria-label={title}>
      <h1 class="unseen">{title}</h1>
      <div class="list-head">
        <label class="search">
          <Icon name="search" size={16} />
          <input
            id="list-search"
            class="input"
            type="search"
            maxLength={100}
            placeholder={t("list.search")}
            aria-label={t("list.search")}
            value={query}
            onInput={event => desk.search(event.currentTarget.value)}
            onKeyDown={pressed}
          />
        </label>
        <div class="list-status">
          <StatusSwitch isShort />
        </div>
      </div>
      <Rows search={search} />
    </section>
  );
}

function Rows({ search }: { search: Search }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const scroller = useRef<HTMLDivElement>(null);
  const part = useSignal<Window>(nothing);
  const cursor = useSignal<Id | null>(null);
  /** What must not move: the row under the pointer, or the first in sight of a list that was scrolled. */
  const pointed = useRef<Id | null>(null);
  const still = useRef<Still | null>(null);
  const room = useSignal({ lead: 0, trail: 0 });
  const isSearch = store.query.value.trim() !== "";
  const rows = store.rows.value;
  const end = store.book.value.lists[store.section.value];
  const isLoading = isSearch ? search.isBusy.value && !search.found.value : !end.loaded && store.found.value === null;
  const active = useComputed(() => cursor.value ?? store.openId.value);
  const hasFailed = isSearch ? search.hasFailed.value : store.listProblem.value;
  const height = rowHeight();
  const place = `${isSearch ? "search" : store.section.value}`;

  const isShown = !hasFailed && !isLoading && rows.length > 0;

  const measure = () => {
    const view = scroller.current;
    if (!view) return;
    still.current = stillOf(rows, scrollOf(view), measuresOf(view), pointed.current);
    const next = windowOf(new Array<number>(rows.length).fill(height), view.scrollTop - room.peek().lead, view.clientHeight || 800, 4 * height);
    if (!sameWindow(next, part.peek())) part.value = next;
    if (view.scrollHeight - view.scrollTop - view.clientHeight > 6 * height) return;
    if (isSearch) search.more();
    else void desk.feed.page(store.section.peek());
  };
  const latest = useRef(measure);
  latest.current = measure;
  useLayoutEffect(() => {
    const view = scroller.current;
    if (view && still.current) {
      const { top, ...ends } = heldAt(rows, still.current, scrollOf(view), measuresOf(view));
      leave(ends);
      if (Math.abs(view.scrollTop - top) >= 1) view.scrollTop = top;
    }
    measure();
  }, [rows, isSearch]);
  useEffect(() => {
    const watch = new ResizeObserver(() => latest.current());
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, [isShown]);
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0);
    cursor.value = null;
    still.current = null;
    leave({ lead: 0, trail: 0 });
  }, [place]);
  useEffect(() => {
    if (store.openId.value) reveal(store.openId.value);
  }, [store.openId.value]);

  function reveal(id: Id) {
    const view = scroller.current;
    const index = rows.findIndex(row => row.id === id);
    if (!view || index < 0) return;
    const top = room.peek().lead + index * height;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + height > view.scrollTop + view.clientHeight) view.scrollTop = top + height - view.clientHeight;
  }

  function point(event: PointerEvent) {
    if (event.pointerType !== "mouse") return;
    pointed.current = (event.target as HTMLElement).closest<HTMLElement>("[data-dialog-id]")?.dataset["dialogId"] ?? null;
    measure();
  }

  function unpoint() {
    pointed.current = null;
    const view = scroller.current;
    const { lead } = room.peek();
    leave({ lead: 0, trail: 0 });
    if (view && lead) view.scrollTop = Math.max(0, view.scrollTop - lead);
    measure();
  }

  const scrollOf = (view: HTMLElement) => ({ top: view.scrollTop, ...room.peek() });
  const measuresOf = (view: HTMLElement) => ({ row: height, view: view.clientHeight });

  /** At once, and not with the next rendering: the list is scrolled to it in the same breath. */
  function leave(ends: { lead: number; trail: number }) {
    const inside = scroller.current?.firstElementChild as HTMLElement | null;
    if (inside) inside.style.padding = `${ends.lead}px 0 ${ends.trail}px`;
    room.value = ends;
  }

  function open(id: Id) {
    // While another question is under way the rows are those of the one before, and so are their lines.
    const isOfQuery = isSearch && !search.isBusy.peek() && search.query === store.query.peek().trim();
    desk.open(id, store.query.peek(), isOfQuery ? search.hits.peek().get(id)?.message : null);
    desk.focusComposer();
  }

  function walk(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to =
      step !== 0 ? (neighbour(rows, active.value, step) ?? active.value)
      : event.key === "Home" ? (rows[0]?.id ?? null)
      : event.key === "End" ? (rows.at(-1)?.id ?? null)
      : null;
    if (to) {
      event.preventDefault();
      cursor.value = to;
      reveal(to);
    } else if ((event.key === "Enter" || event.key === " ") && active.value) {
      event.preventDefault();
      open(active.value);
    }
  }

  if (hasFailed) {
    return (
      <div class="empty">
        <p>{t(isSearch ? "list.searchFailed" : "list.failed")}</p>
        <button class="button" type="button" onClick={() => (isSearch ? search.retry() : void desk.feed.page(store.section.value))}>
          {t("app.retry")}
        </button>
      </div>
    );
  }
  if (isLoading) return <RowSkeleton />;
  if (rows.length === 0) return <EmptyList kind={isSearch ? "search" : store.section.value} />;

  const { from, to, above, below } =
    part.value.to > rows.length || part.value.to === 0 ? windowOf(rows.map(() => height), 0, 1000, 0) : part.value;
  const label = isSearch ? t("list.results") : t("list.label", { section: t(`section.${store.section.value}`) });
  return (
    <div class="list-scroll" ref={scroller} onScroll={measure} onPointerMove={point} onPointerLeave={unpoint}>
      <div
        id="dialogs"
        role="listbox"
        tabIndex={0}
        style={{ padding: `${room.value.lead}px 0 ${room.value.trail}px` }}
        aria-label={label}
        aria-activedescendant={active.value && rows.slice(from, to).some(row => row.id === active.value) ? `row-${active.value}` : undefined}
        onKeyDown={walk}
        onFocus={() => (cursor.value ??= store.openId.value ?? rows[0]?.id ?? null)}
        onBlur={() => (cursor.value = null)}
      >
        <div role="presentation" style={{ height: `${above}px` }} />
        {rows.slice(from, to).map((row, index) => (
          <Row
            key={row.id}
            row={row}
            hit={isSearch ? search.hits.value.get(row.id) : undefined}
            words={isSearch ? store.query.value : ""}
            isOpen={row.id === store.openId.value}
            isActive={row.id === cursor.value}
            position={from + index + 1}
            count={(isSearch ? null : end.cursor) ? -1 : rows.length}
            onOpen={open}
          />
        ))}
        <div role="presentation" style={{ height: `${below}px` }} />
      </div>
    </div>
  );
}
