import { signal } from "@preact/signals";
import { codeOf, type Hub } from "../../../shared/hub.js";
import { Patience } from "../../../shared/patience.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { Hit } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import { withRows } from "./rows.js";
import type { DeskStore } from "./store.js";

const pause = 180;

/** Looks for what is typed once the typing pauses; a later question makes an earlier answer void. */
export class Search {
  readonly found = signal<readonly Id[] | null>(null);
  /** The line of each dialog that matched, where a line did. */
  readonly hits = signal<ReadonlyMap<Id, Hit>>(new Map());
  readonly isBusy = signal(false);
  readonly hasFailed = signal(false);
  #query = "";
  #cursor: string | null = null;
  #cancel: (() => void) | null = null;

  readonly #patience: Patience;

  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
  ) {
    this.#patience = new Patience(store.app.clock);
  }

  get query(): string {
    return this.#query;
  }

  ask(query: string): void {
    const wanted = query.trim().slice(0, 100);
    if (wanted === this.#query) return;
    this.#query = wanted;
    this.#cancel?.();
    this.#patience.forget();
    this.#cursor = null;
    this.hasFailed.value = false;
    if (!wanted) {
      this.found.value = null;
      this.isBusy.value = false;
      return;
    }
    this.isBusy.value = true;
    this.#cancel = this.store.app.clock.after(pause, () => void this.#load(wanted, null));
  }

  /** After a failure; does nothing where there was none. */
  retry(): void {
    this.#patience.forget();
    if (this.hasFailed.peek() && this.#query) void this.#load(this.#query, this.#cursor);
  }

  more(): void {
    if (this.#cursor && !this.isBusy.peek()) void this.#load(this.#query, this.#cursor);
  }

  async #load(query: string, cursor: string | null): Promise<void> {
    const { store } = this;
    const hub = this.hub();
    this.isBusy.value = true;
    try {
      if (!hub) throw Object.assign(new Error("lost"), { code: "lost" });
      const page = await hub.call("Search", { query, limit: 30, ...(cursor ? { cursor } : {}) });
      if (query !== this.#query) return;
      store.book.value = withRows(store.book.peek(), page.rows);
      const before = cursor ? (this.found.peek() ?? []) : [];
      const hits = page.rows.flatMap(({ id, hit }): [Id, Hit][] => (hit ? [[id, hit]] : []));
      this.hits.value = new Map([...(cursor ? this.hits.peek() : []), ...hits]);
      this.found.value = [...before, ...page.rows.map(row => row.id).filter(id => !before.includes(id))];
      this.#cursor = page.cursor;
      this.hasFailed.value = false;
      this.#patience.forget();
    } catch (why) {
      if (query !== this.#query) return;
      this.hasFailed.value = true;
      // A lost connection is told by the page, and the search goes on with the next one.
      if (codeOf(why) !== "lost") this.#patience.again(why, () => this.retry());
    } finally {
      if (query === this.#query) this.isBusy.value = false;
    }
  }
}
