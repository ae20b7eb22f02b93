import { useLayoutEffect, useRef } from "preact/hooks";
import type { TimeFormat } from "../../../shared/time.js";
import type { MessageRow, Row } from "../rows.js";
import type { PanelTexts } from "../texts.js";
import type { ChatActions } from "./chat.js";
import { DownIcon } from "./icons.js";
import { Message } from "./message.js";
import { usePart } from "./part.js";
import { Words } from "./words.js";

interface Props {
  rows: readonly Row[];
  more: boolean;
  isOpen: boolean;
  /** Grows when the list was put into a page, which makes it forget where it stood. */
  showings: number;
  /** Up to which message the visitor has read. */
  seen: number;
  t: PanelTexts;
  format: TimeFormat;
  actions: ChatActions;
}

/** Where the reader is, and what stood there when they were last looked for. */
interface Reader {
  place: number;
  /** They are where they should be shown next: at the end, or on the way to `goal` while it is laid out. */
  follows: boolean;
  /** The first message that is unread, if they go to that and not to the end. */
  goal?: string | undefined;
  first?: HTMLElement | null;
  top: number;
  last?: string | undefined;
}

const near = 48;

/** The talk, which stays at its end while the reader is there, but not past what is unread, and where the reader is otherwise. */
export function Messages({ rows, more, isOpen, showings, seen, t, format, actions }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const reader = useRef<Reader>({ place: 0, follows: true, top: 0 }).current;
  const isUnread = (row: Row) => row.kind === "message" && !row.isMine && (row.seq ?? 0) > seen;
  const [from, to] = usePart(isOpen ? rows : [], isUnread, actions.redraw);
  const last = rows.at(-1) as MessageRow | undefined;

  const scrollTo = (top: number) => {
    box.current!.scrollTop = top;
    reader.place = box.current!.scrollTop;
  };
  /** Whether the reader is at the end, which is not known before all of it stands there. */
  const settle = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    reader.place = scrollTop;
    const isAtEnd = to === rows.length && scrollHeight - scrollTop - clientHeight < near;
    if (isAtEnd) reader.goal = undefined;
    if (reader.follows !== isAtEnd) actions.redraw();
    reader.follows = isAtEnd;
  };
  const follow = () => {
    const row = list.current!.children[rows.findIndex(({ key }) => key === reader.goal) - from] as HTMLElement | undefined;
    scrollTo(row ? row.offsetTop - near : box.current!.scrollHeight);
    if (to === rows.length) settle();
  };
  /** @param known What the reader may have skipped, up to this message, holds nobody back. */
  const aim = (known?: string) => {
    reader.goal = rows.slice(rows.findIndex(({ key }) => key === known) + 1).find(isUnread)?.key;
    reader.follows = true;
    follow();
  };

  useLayoutEffect(() => {
    if (from === to) aim();
    else if (last?.key !== reader.last && (last?.isMine || (reader.follows && !reader.goal))) aim(last?.isMine ? last.key : reader.last);
    else if (reader.follows) follow();
    // What came above the reader moves nothing.
    else if (reader.first?.isConnected) scrollTo(box.current!.scrollTop + reader.first.offsetTop - reader.top);
    reader.first = list.current!.querySelector<HTMLElement>(".message");
    reader.top = reader.first?.offsetTop ?? 0;
    reader.last = last?.key;
  });
  useLayoutEffect(() => {
    if (!reader.follows) scrollTo(reader.place);
  }, [showings]);
  // At once, for an observer of an earlier rendering knows other rows.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => reader.follows && follow());
    observer.observe(box.current!);
    observer.observe(list.current!);
    return () => observer.disconnect();
  });

  const scrolled = () => {
    if (box.current!.scrollTop !== reader.place) settle();
    actions.scrolled();
    if (more && !from && reader.place < near) actions.showEarlier();
  };
  const { length: newer } = rows.filter(isUnread);

  return (
    <div class="talk">
      <div ref={box} class="log" role="log" aria-busy={from > 0 || to < rows.length} aria-label={t("messages")} tabIndex={0} onScroll={scrolled}>
        {more && !from && (
          <button type="button" class="link earlier" onClick={actions.showEarlier}>
            {t("earlier")}
          </button>
        )}
        <ol ref={list}>
          {rows.slice(from, to).map(row =>
            row.kind === "message" ? (
              <Message key={row.key} row={row} delivery={row.isMine ? actions.deliveryOf(row) : undefined} t={t} format={format} actions={actions} />
            ) : (
              <li key={row.key} class={row.kind === "day" ? "day" : "event"} data-event={row.kind}>
                <span dir="auto">
                  <Words text={row.kind === "day" ? row.label : row.kind === "joined" ? t("joined", { name: row.name }) : t("closed")} />
                </span>
              </li>
            ),
          )}
        </ol>
      </div>
      {!reader.follows && (
        <button type="button" class="to-end" aria-label={newer ? t("newer", { count: newer }) : t("toEnd")} onClick={() => (aim(last?.key), box.current?.focus())}>
          {newer > 0 && <Words text={t("newer", { count: newer })} />}
          <DownIcon />
        </button>
      )}
    </div>
  );
}
