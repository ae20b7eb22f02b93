import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Delivery } from "../../../shared/delivery.js";
import type { TimeFormat } from "../../../shared/time.js";
import type { MessageRow, Row } from "../rows.js";
import type { PanelTexts } from "../texts.js";
import { DownIcon } from "./icons.js";
import { Message, type MessageActions } from "./message.js";
import { Words } from "./words.js";

interface Props {
  rows: readonly Row[];
  more: boolean;
  isOpen: boolean;
  /** Grows when the list was put into a page, which makes it forget where it stood. */
  showings: number;
  deliveryOf(row: MessageRow): Delivery | undefined;
  showEarlier(): void;
  t: PanelTexts;
  format: TimeFormat;
  actions: MessageActions;
}

const near = 48;

/** The talk, which stays at its end while the reader is there, and where the reader is otherwise. */
export function Messages({ rows, more, isOpen, showings, deliveryOf, showEarlier, t, format, actions }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<{ first?: string; last?: string; height: number; seq: number }>({ height: 0, seq: 0 });
  const [isAtEnd, setAtEnd] = useState(true);
  const messages = rows.filter(row => row.kind === "message");
  const lastSeq = Math.max(0, ...messages.map(row => (row.isMine ? 0 : (row.seq ?? 0))));
  const first = messages[0]?.key;
  const last = messages.at(-1)?.key;

  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  useLayoutEffect(() => {
    const element = box.current!;
    const old = before.current;
    const sentByMe = last !== old.last && messages.at(-1)?.isMine;
    if (isAtEnd || sentByMe) toEnd();
    else if (first !== old.first) element.scrollTop += element.scrollHeight - old.height;
    before.current = {
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      height: element.scrollHeight,
      seq: isAtEnd ? lastSeq : old.seq,
    };
  });
  useLayoutEffect(toEnd, [isOpen]);
  const place = useRef(0);
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
    else box.current!.scrollTop = place.current;
  }, [showings]);
  useEffect(() => {
    const observer = new ResizeObserver(() => isAtEnd && toEnd());
    observer.observe(box.current!);
    observer.observe(list.current!);
    return () => observer.disconnect();
  }, [isAtEnd]);

  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    place.current = scrollTop;
    setAtEnd(scrollHeight - scrollTop - clientHeight < near);
    if (more && scrollTop < near) showEarlier();
  };
  const newer = isAtEnd ? 0 : messages.filter(row => !row.isMine && (row.seq ?? 0) > before.current.seq).length;

  return (
    <div class="talk">
      <div ref={box} class="log" role="log" aria-label={t("messages")} tabIndex={0} onScroll={scrolled}>
        {more && (
          <button type="button" class="link earlier" onClick={showEarlier}>
            {t("earlier")}
          </button>
        )}
        <ol ref={list}>
          {rows.map(row =>
            row.kind === "message" ? (
              <Message key={row.key} row={row} delivery={row.isMine ? deliveryOf(row) : undefined} t={t} format={format} actions={actions} />
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
