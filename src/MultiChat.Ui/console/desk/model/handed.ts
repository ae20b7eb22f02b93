import { signal } from "@preact/signals";
import type { Keep } from "../../../shared/storage.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";

/** Dialogs that colleagues handed over to me, until any of my tabs opens them. */
export class Handed {
  readonly #ids = signal<ReadonlySet<Id>>(new Set());
  /** At which of its versions each was opened last, in whichever tab. */
  readonly #opened = new Map<Id, number>();
  readonly #key: string;

  constructor(
    private readonly keep: Keep,
    owner: string,
  ) {
    this.#key = `multichat:${owner}:opened`;
  }

  /** What another tab opens is seen here as well. The answer ends it. */
  follow(): () => void {
    const listen = ({ key, newValue }: StorageEvent) => {
      if (key !== this.#key || !newValue) return;
      const [dialog = "", version] = newValue.split(" ");
      this.#see(dialog, Number(version));
    };
    globalThis.addEventListener?.("storage", listen);
    return () => globalThis.removeEventListener?.("storage", listen);
  }

  /** Handed over, not seen since, and still mine: whoever takes it back takes the news along. */
  isNews({ id, status, responsible }: DeskRow, me: Id): boolean {
    return this.#ids.value.has(id) && status === "open" && responsible === me;
  }

  get ids(): ReadonlySet<Id> {
    return this.#ids.value;
  }

  add({ id, version }: DeskRow): void {
    // Another tab may have opened it before this one heard who had handed it over.
    if ((this.#opened.get(id) ?? -1) < version) this.#ids.value = new Set(this.#ids.peek()).add(id);
  }

  /** Opened here, which the other tabs hear. */
  open({ id, version }: DeskRow): void {
    if (this.#ids.peek().has(id) || (this.#opened.get(id) ?? -1) < version) this.keep.set(this.#key, `${id} ${version}`);
    this.#see(id, version);
  }

  /** No longer mine. */
  drop(dialog: Id): void {
    if (!this.#ids.peek().has(dialog)) return;
    this.#ids.value = new Set([...this.#ids.peek()].filter(id => id !== dialog));
  }

  #see(dialog: Id, version: number): void {
    this.#opened.set(dialog, Math.max(version, this.#opened.get(dialog) ?? 0));
    this.drop(dialog);
  }
}
