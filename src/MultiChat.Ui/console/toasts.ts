import { signal, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "../shared/clock.js";

export interface Toast {
  id: number;
  text: string;
  action: { label: string; run(): void } | null;
}

/** How long a toast stands, and with it the chance to undo. */
export const toastTime = 5_000;

export class Toasts {
  readonly #shown = signal<readonly Toast[]>([]);
  #last = 0;

  constructor(private readonly clock: Clock) {}

  get shown(): ReadonlySignal<readonly Toast[]> {
    return this.#shown;
  }

  say(text: string, action: Toast["action"] = null): void {
    const toast = { id: ++this.#last, text, action };
    this.#shown.value = [...this.#shown.peek().slice(-1), toast];
    this.clock.after(toastTime, () => this.drop(toast.id));
  }

  drop(id: number): void {
    this.#shown.value = this.#shown.peek().filter(toast => toast.id !== id);
  }
}
