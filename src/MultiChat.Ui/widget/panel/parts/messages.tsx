import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { TimeFormat } from "../../../shared/time.js";
import type { Row } from "../rows.js";
import type { PanelTexts } from "../texts.js";
import type { ChatActions } from "./chat.js";
import { DownIcon } from "./icons.js";
import { Message } from "./message.js";
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

const near = 48;

/** The talk, which stays at its end while the reader is there, but not past what is unread, and where the reader is otherwise. */
export function Messages({ rows, more, isOpen, showings, seen, t, format, actions }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<{ first?: string | undefined; last?: string | undefined; height: number }>({ height: 0 });
  const place = useRef(0);
  const follows = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  const messages = rows.filter(row => row.kind === "message");
  const isUnread = (row: Row) => row.kind === "message" && !row.isMine && (row.seq ?? 0) > seen;
  const first = messages[0]?.key;
  const last = messages.at(-1)?.key;

  const measure = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    place.current = scrollTop;
    setAtEnd((follows.current = scrollHeight - scrollTop - clientHeight < near));
  };
  const scrollTo = (top: number) => {
    box.current!.scrollTop = top;
    measure();
  };
  const toEnd = () => scrollTo(box.current!.scrollHeight);
  /** @param known What the reader may have skipped, up to this message, holds nobody back. */
  const toUnread = (known?: string) => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    const skipped = rows.findIndex(({ key }) => key === known);
    const row = list.current!.children[rows.findIndex((row, index) => index > skipped && isUnread(row))];
    const top = row ? row.getBoundingClientRect().top - box.current!.getBoundingClientRect().top + scrollTop - near : Infinity;
    scrollTo(Math.min(top, scrollHeight - clientHeight));
  };

  useLayoutEffect(() => {
    const element = box.current!;
    const old = before.current;
    if (last !== old.last && messages.at(-1)?.isMine) toEnd();
    else if (follows.current) toUnread(old.last);
    else if (first !== old.first) element.scrollTop += element.scrollHeight - old.height;
    before.current = { first, last, height: element.scrollHeight };
  });
  useLayoutEffect(() => toUnread(), [isOpen, !first]);
  useLayoutEffect(() => {
    if (!follows.current) scrollTo(place.current);
  }, [showings]);
  useEffect(() => {
    const observer = new ResizeObserver(() => follows.current && toEnd());
    observer.observe(box.current!);
    observer.observe(list.current!);
    return () => observer.disconnect();
  });

  const scrolled = () => {
    measure();
    actions.scrolled();
    if (more && place.current < near) actions.showEarlier();
  };
  const { length: newer } = rows.filter(isUnread);

  return (
    <div class="talk">
      <div ref={box} class="log" role="log" aria-label={t("messages")} tabIndex={0} onScroll={scrolled}>
        {more && (
          <button type="button" class="link earlier" onClick={actions.showEarlier}>
            {t("earlier")}
          </button>
        )}
        <ol ref={list}>
          {rows.map(row =>
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
      {!isAtEnd && (
        <button type="button" class="to-end" aria-label={newer ? t("newer", { count: newer }) : t("toEnd")} onClick={() => (toEnd(), box.current?.focus())}>
          {newer > 0 && <Words text={t("newer", { count: newer })} />}
          <DownIcon />
        </button>
      )}
    </div>
  );
}
