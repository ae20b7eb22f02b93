import { Component } from "preact";
import type { TimeFormat } from "../../../shared/time.js";
import type { MessageRow, Row } from "../rows.js";
import type { PanelTexts } from "../texts.js";
import type { ChatActions } from "./chat.js";
import { DownIcon } from "./icons.js";
import { Message } from "./message.js";
import { Part } from "./part.js";
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
export class Messages extends Component<Props> {
  #box!: HTMLElement;
  #part = new Part();
  #from = 0;
  #to = 0;
  #observer = new ResizeObserver(() => this.#follows && this.#follow());
  /** Where the reader is, and what stood there when they were last looked for. */
  #place = 0;
  /** They are where they should be shown next: at the end, or on the way to the goal while it is laid out. */
  #follows = true;
  /** The first message that is unread, if they go to that and not to the end. */
  #goal: string | undefined;
  #first: HTMLElement | null | undefined;
  #top = 0;
  #last: string | undefined;

  override componentDidMount() {
    this.#observer.observe(this.#box);
    this.#observer.observe(this.#list);
    this.#shown();
  }

  override componentDidUpdate({ showings }: Props) {
    this.#shown();
    if (showings !== this.props.showings && !this.#follows) this.#scrollTo(this.#place);
  }

  override componentWillUnmount() {
    this.#observer.disconnect();
  }

  get #list() {
    return this.#box.lastElementChild!;
  }

  #isUnread = (row: Row) => row.kind === "message" && !row.isMine && (row.seq ?? 0) > this.props.seen;

  #scrollTo(top: number) {
    this.#box.scrollTop = top;
    this.#place = this.#box.scrollTop;
  }

  /** Whether the reader is at the end, which is not known before all of it stands there. */
  #settle() {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    this.#place = scrollTop;
    const isAtEnd = this.#to === this.props.rows.length && scrollHeight - scrollTop - clientHeight < near;
    if (isAtEnd) this.#goal = undefined;
    if (this.#follows !== isAtEnd) this.props.actions.redraw();
    this.#follows = isAtEnd;
  }

  #follow() {
    const { rows } = this.props;
    const row = this.#list.children[rows.findIndex(({ key }) => key === this.#goal) - this.#from] as HTMLElement | undefined;
    this.#scrollTo(row ? row.offsetTop - near : this.#box.scrollHeight);
    if (this.#to === rows.length) this.#settle();
  }

  /** @param known What the reader may have skipped, up to this message, holds nobody back. */
  #aim(known?: string) {
    const { rows } = this.props;
    this.#goal = rows.slice(rows.findIndex(({ key }) => key === known) + 1).find(this.#isUnread)?.key;
    this.#follows = true;
    this.#follow();
  }

  #shown() {
    const last = this.props.rows.at(-1) as MessageRow | undefined;
    if (this.#from === this.#to) this.#aim();
    else if (last?.key !== this.#last && (last?.isMine || (this.#follows && !this.#goal))) this.#aim(last?.isMine ? last.key : this.#last);
    else if (this.#follows) this.#follow();
    // What came above the reader moves nothing.
    else if (this.#first?.isConnected) this.#scrollTo(this.#box.scrollTop + this.#first.offsetTop - this.#top);
    this.#first = this.#list.querySelector<HTMLElement>(".message");
    this.#top = this.#first?.offsetTop ?? 0;
    this.#last = last?.key;
  }

  override render({ rows, more, isOpen, t, format, actions }: Props) {
    const [from, to] = ([this.#from, this.#to] = this.#part.of(isOpen ? rows : [], this.#isUnread, actions.redraw));
    const { length: newer } = rows.filter(this.#isUnread);
    const scrolled = () => {
      if (this.#box.scrollTop !== this.#place) this.#settle();
      actions.scrolled();
      if (more && !this.#from && this.#place < near) actions.showEarlier();
    };
    const toEnd = () => {
      this.#aim(rows.at(-1)?.key);
      this.#box.focus();
    };
    return (
      <div class="talk">
        <div ref={box => void (this.#box = box ?? this.#box)} class="log" role="log" aria-busy={from > 0 || to < rows.length} aria-label={t("messages")} tabIndex={0} onScroll={scrolled}>
          {more && !from && (
            <button type="button" class="link earlier" onClick={actions.showEarlier}>
              {t("earlier")}
            </button>
          )}
          <ol>
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
        {!this.#follows && (
          <button type="button" class="to-end" aria-label={newer ? t("newer", { count: newer }) : t("toEnd")} onClick={toEnd}>
            {newer > 0 && <Words text={t("newer", { count: newer })} />}
            <DownIcon />
          </button>
        )}
      </div>
    );
  }
}
