import { signal } from "@preact/signals";

/** What is fetched when it is first wanted. A browser keeps a failure under the file's address, so that only the page's reload asks again. */
export class Late<T> {
  readonly #found = signal<T | null>(null);
  readonly hasFailed = signal(false);

  constructor(private readonly fetch: () => Promise<T>) {}

  get found(): T | null {
    return this.#found.value;
  }

  /** What was found is of another person: whoever wants it next, makes it anew. */
  forget(): void {
    this.#found.value = null;
  }

  async load(): Promise<void> {
    try {
      this.#found.value ??= await this.fetch();
    } catch {
      this.hasFailed.value = true;
    }
  }
}
