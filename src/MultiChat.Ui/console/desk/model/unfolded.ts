import { signal } from "@preact/signals";

/** Which long texts somebody has asked to see whole. */
export class Unfolded {
  readonly #all = signal<ReadonlySet<string>>(new Set());

  has = (key: string): boolean => this.#all.value.has(key);

  toggle(key: string): void {
    const next = new Set(this.#all.peek());
    if (!next.delete(key)) next.add(key);
    this.#all.value = next;
  }

  /** Something in this text is looked for. */
  unfold(key: string): void {
    if (!this.#all.peek().has(key)) this.toggle(key);
  }
}
