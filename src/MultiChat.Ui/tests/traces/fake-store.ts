import { memoryKeep } from "../shared/memory-keep.js";

/** A browser's store as one page sees it, with other pages that write to it. */
export class FakeStore {
  readonly local = memoryKeep();
  readonly tab = memoryKeep();
  readonly #page = new EventTarget();

  /** Takes the place of any store before it. */
  constructor() {
    globalThis.addEventListener = this.#page.addEventListener.bind(this.#page);
    globalThis.removeEventListener = this.#page.removeEventListener.bind(this.#page);
  }

  /** Another page put a value, or removed it (null). */
  changedElsewhere(key: string, newValue: string | null) {
    this.#page.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
  }
}
