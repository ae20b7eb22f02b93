import { signal } from "@preact/signals";
import { codeOf } from "../shared/hub.js";
import { Patience } from "../shared/patience.js";
import { withRows } from "./rows.js";
import type { Console } from "./console.js";
import type { Id } from "../shared/wire.js";

const pause = 180;

/** Looks for what is typed once the typing pauses; a later question makes an earlier answer void. */
export class Search {
  readonly found = signal<readonly Id[] | null>(null);
  readonly isBusy = signal(false);
  readonly hasFailed = signal(false);
  #query = "";
  #cursor: string | null = null;
  #cancel: (() => void) | null = null;

  readonly #patience: Patience;

  constructor(private readonly desk: Pick<Console, "store" | "live">) {
    this.#patience = new Patience(desk.store.clock);
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
    this.#cancel = this.desk.store.clock.after(pause, () => void this.#load(wanted, null));
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
    const { store, live } = this.desk;
    this.isBusy.value = true;
    try {
      if (!live.hub) throw Object.assign(new Error("lost"), { code: "lost" });
      const page = await live.hub.call("Search", { query, limit: 30, ...(cursor ? { cursor } : {}) });
      if (query !== this.#query) return;
      store.book.value = withRows(store.book.peek(), page.rows);
      const before = cursor ? (this.found.peek() ?? []) : [];
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
