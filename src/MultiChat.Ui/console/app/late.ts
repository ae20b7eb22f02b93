import { signal } from "@preact/signals";

/** What is fetched when it is first wanted. A browser keeps a failure under the file's address, so that only the page's reload asks again. */
export class Late<T> {
  readonly #found = signal<T | null>(null);
  #fetching: Promise<T> | null = null;
  readonly hasFailed = signal(false);

  constructor(private readonly fetch: () => Promise<T>) {}

  get found(): T | null {
    return this.#found.value;
  }

  /** What was found is of another person: whoever wants it next, makes it anew. */
  forget(): void {
    this.#fetching = null;
    this.#found.value = null;
  }

  /** Fetches it once, however many want it. */
  async load(): Promise<void> {
    const fetching = (this.#fetching ??= this.fetch());
    try {
      const found = await fetching;
      if (fetching === this.#fetching) this.#found.value = found;
    } catch {
      if (fetching !== this.#fetching) return;
      this.#fetching = null;
      this.hasFailed.value = true;
    }
  }
}
