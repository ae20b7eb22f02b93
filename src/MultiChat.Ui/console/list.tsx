import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Id } from "../shared/wire.js";
import { sameWindow, windowOf, type Window } from "./chunk-window.js";
import { useConsole, useTexts } from "./console.js";
import { EmptyList } from "./empty-list.js";
import { Icon } from "./icons.js";
import { neighbour } from "./rows.js";
import { Row, rowHeight, RowSkeleton } from "./row.js";
import { Search } from "./search.js";

const nothing: Window = { from: 0, to: 0, above: 0, below: 0 };

/** The dialogs of a section, or what the search found. */
export function List() {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const search = useMemo(() => new Search(desk), []);
  const field = useRef<HTMLInputElement>(null);
  const query = store.query.value;

  useSignalEffect(() => search.ask(store.query.value));
  useSignalEffect(() => {
    if (store.link.value === "open") search.retry();
  });
  useSignalEffect(() => {
    store.found.value = search.found.value;
  });

  return (
    <section class="list-pane" aria-label={t(query ? "list.results" : `section.${store.section.value}`)}>
      <h1 class="unseen">{t(query ? "list.results" : `section.${store.section.value}`)}</h1>
      <div class="list-head">
        <label class="search">
          <Icon name="search" size={16} />
          <input
            ref={field}
            id="list-search"
            class="input"
            type="search"
            maxLength={100}
            placeholder={t("list.search")}
            aria-label={t("list.search")}
            value={query}
            onInput={event => (store.query.value = event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === "Escape" && query) {
                event.stopPropagation();
                store.query.value = "";
              }
              if (event.key === "ArrowDown") {
                event.preventDefault();
                document.getElementById("dialogs")?.focus();
              }
            }}
          />
        </label>
      </div>
      <Rows search={search} />
    </section>
  );
}

function Rows({ search }: { search: Search }) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const scroller = useRef<HTMLDivElement>(null);
  const part = useSignal<Window>(nothing);
  const cursor = useSignal<Id | null>(null);
  const isSearch = store.query.value.trim() !== "";
  const rows = store.rows.value;
  const end = store.book.value.lists[store.section.value];
  const isLoading = isSearch ? search.isBusy.value && !search.found.value : !end.loaded && store.found.value === null;
  const active = useComputed(() => cursor.value ?? store.openId.value);
  const hasFailed = isSearch ? search.hasFailed.value : store.listProblem.value;

  const measure = () => {
    const view = scroller.current;
    if (!view) return;
    const next = windowOf(new Array<number>(rows.length).fill(rowHeight), view.scrollTop, view.clientHeight || 800, 4 * rowHeight);
    if (!sameWindow(next, part.peek())) part.value = next;
    if (view.scrollHeight - view.scrollTop - view.clientHeight > 6 * rowHeight) return;
    if (isSearch) search.more();
    else void desk.live.page(store.section.peek());
  };
  useLayoutEffect(measure, [rows, isSearch]);
  useEffect(() => {
    const watch = new ResizeObserver(measure);
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  });
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    cursor.value = null;
  }, [store.section.value, isSearch]);
  useEffect(() => {
    if (store.openId.value) reveal(store.openId.value);
  }, [store.openId.value]);

  function reveal(id: Id) {
    const view = scroller.current;
    const index = rows.findIndex(row => row.id === id);
    if (!view || index < 0) return;
    const top = index * rowHeight;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + rowHeight > view.scrollTop + view.clientHeight) view.scrollTop = top + rowHeight - view.clientHeight;
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
      desk.open(active.value, store.query.peek());
      desk.focusComposer();
    }
  }

  if (hasFailed) {
    return (
      <div class="empty">
        <p>{t(isSearch ? "list.searchFailed" : "list.failed")}</p>
        <button class="button" type="button" onClick={() => (isSearch ? search.retry() : void desk.live.page(store.section.value))}>
          {t("app.retry")}
        </button>
      </div>
    );
  }
  if (isLoading) return <RowSkeleton />;
  if (rows.length === 0) return <EmptyList kind={isSearch ? "search" : store.section.value} />;

  const { from, to, above, below } = part.value.to > rows.length || part.value.to === 0 ? windowOf(rows.map(() => rowHeight), 0, 1000, 0) : part.value;
  const label = isSearch ? t("list.results") : t("list.label", { section: t(`section.${store.section.value}`) });
  return (
    <div class="list-scroll" ref={scroller} onScroll={measure}>
      <div
        id="dialogs"
        role="listbox"
        tabIndex={0}
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
            isOpen={row.id === store.openId.value}
            isActive={row.id === cursor.value}
            position={from + index + 1}
            count={(isSearch ? null : end.cursor) ? -1 : rows.length}
          />
        ))}
        <div role="presentation" style={{ height: `${below}px` }} />
      </div>
    </div>
  );
}
