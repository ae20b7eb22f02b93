import { guarded } from "../../../shared/guarded.js";
import { codeOf, type Hub } from "../../../shared/hub.js";
import { Patience } from "../../../shared/patience.js";
import type { DeskCalls, DeskPushes } from "../../../shared/wire/desk.js";
import type { DeskRow, Section } from "../../../shared/wire/rows.js";
import type { Push } from "../../app/connection.js";
import { moveOf, type Move } from "./moves.js";
import { isNews, listOf, sections, toldRow, unsure, withFreshPage, withPage, withRows, type RowBook } from "./rows.js";
import type { DeskStore } from "./store.js";

export interface FeedParts {
  log(part: DeskPushes["log"]): void;
  marks(marks: DeskPushes["marks"]): void;
  presence(presence: DeskPushes["presence"]): void;
  typing(sign: DeskPushes["typing"]): void;
  client(client: DeskPushes["client"]["client"]): void;
  resync(dialog: string): void;
  /** Dialogs as they are now. */
  seen(rows: readonly DeskRow[]): void;
  /** Clients wrote in Mine. */
  news(rows: readonly DeskRow[]): void;
  /** A dialog became mine, or was mine; by whom and whether after `since`, the log says. */
  moved(row: DeskRow, move: Move, since: number): void;
}

const mostPages = 20;

/** A row that nobody here knows is of somebody new if its last words are as new as this. */
const newFor = 60_000;

/** What the host tells of dialogs: keeps the lists fresh, hands the rest to whom it concerns, and notices what is news. */
export class Feed {
  #paging: Section | null = null;
  /** The lists were read once, so that what differs afterwards is news. */
  #hasLists = false;
  /** When the host was heard last before its connection was lost. */
  #heardUntil: number | null = null;
  readonly #patience: Patience;

  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
    private readonly parts: FeedParts,
  ) {
    this.#patience = new Patience(store.app.clock);
  }

  stop(): void {
    this.#hasLists = false;
    this.#heardUntil = null;
    this.#patience.forget();
  }

  lost(): void {
    this.#patience.forget();
    this.#heardUntil ??= this.store.app.time.now();
  }

  /** The section's first page, or the one after what is shown. */
  async page(section: Section): Promise<void> {
    const { store } = this;
    const hub = this.hub();
    const end = store.book.peek().lists[section];
    if (!hub?.isOpen || this.#paging === section || (end.loaded && !end.cursor)) return;
    this.#paging = section;
    store.listProblem.value = false;
    try {
      const page = await hub.call("List", { ...listOf(section), ...(end.cursor ? { cursor: end.cursor } : {}) });
      store.book.value = withPage(store.book.peek(), section, page);
    } catch (why) {
      if (codeOf(why) !== "lost") store.listProblem.value = true;
    } finally {
      this.#paging = null;
    }
  }

  /** All pages of a section, as far as anybody may have so many. */
  async wholeList(section: Section): Promise<void> {
    const ends = new Set<string | null>();
    for (let pages = 0; pages < mostPages; pages++) {
      const end = this.store.book.peek().lists[section];
      if ((end.loaded && !end.cursor) || ends.has(end.cursor)) return;
      if (end.loaded) ends.add(end.cursor);
      await this.page(section);
    }
  }

  /** Lists may have moved while nobody listened. */
  async refresh(): Promise<void> {
    const { store } = this;
    const { app } = store;
    const now = store.section.peek();
    const since = this.#hasLists ? (this.#heardUntil ?? app.time.now() - newFor) : null;
    for (const section of [now, ...sections.filter(other => other !== now)]) {
      if (section !== now && !store.book.peek().lists[section].loaded) continue;
      try {
        const known = store.book.peek();
        const page = await this.hub()?.call("List", listOf(section));
        if (!page) continue;
        store.book.value = withFreshPage(store.book.peek(), section, page);
        if (since !== null) this.#tell(known, page.rows, since);
      } catch (why) {
        // The next connection starts by itself.
        if (codeOf(why) === "lost") return;
        store.listProblem.value = true;
        return this.#patience.again(why, () => void this.refresh());
      }
    }
    store.listProblem.value = false;
    this.#hasLists = true;
    this.#heardUntil = null;
    this.#patience.forget();
  }

  /** Nothing is sure until the host tells it again. */
  starting(): void {
    this.store.book.value = unsure(this.store.book.peek());
  }

  take(push: Push): void {
    const { store, parts } = this;
    switch (push.name) {
      case "log":
        return this.#log(push.content);
      case "marks":
        return parts.marks(push.content);
      case "presence":
        return parts.presence(push.content);
      case "typing":
        return parts.typing(push.content);
      case "rows":
        return this.#rows(push.content.rows);
      case "sections":
        store.counts.value = push.content;
        return;
      case "client":
        return parts.client(push.content.client);
      case "resync":
        if (push.content.dialog) parts.resync(push.content.dialog);
    }
  }

  #log(part: DeskPushes["log"]): void {
    const known = this.store.book.peek();
    guarded(() => this.parts.log(part));
    this.#rows([part.state], known);
  }

  #rows(rows: readonly DeskRow[], known = this.store.book.peek()): void {
    const { store } = this;
    store.book.value = withRows(store.book.peek(), rows);
    this.parts.seen(rows);
    this.#tell(known, rows, store.app.time.now() - newFor);
  }

  /** What a person should hear of; `since` tells a row of somebody new from one that was only never loaded. */
  #tell(known: RowBook, rows: readonly DeskRow[], since: number): void {
    const { store, parts } = this;
    const { me } = store.app;
    const news = rows.filter(row => isNews(known.rows.get(row.id), row, since));
    if (news.length) guarded(() => parts.news(news));
    for (const row of rows) {
      // What I asked for and got is no move, and what I asked for and did not get was never mine.
      const move = moveOf(known.rows.get(row.id), row, me) && moveOf(toldRow(known, row.id), row, me);
      if (move) guarded(() => parts.moved(row, move, since));
    }
  }
}
