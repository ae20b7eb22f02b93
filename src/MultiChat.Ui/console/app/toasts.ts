import { signal, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "../../shared/clock.js";

export interface Toast {
  id: number;
  text: string;
  action: { label: string; run(): void } | null;
  /** What may be done besides; the toast stays. */
  also: { label: string; run(): void } | null;
  /** What it says can be undone, by a key too. There is one such at a time. */
  isUndo: boolean;
}

/** How long a toast stands, and with it the chance to undo. */
export const toastTime = 5_000;

const mostShown = 2;

/** What has happened, said for a while. Time stands still for a toast that somebody points at or stands in. */
export class Toasts {
  readonly #shown = signal<readonly Toast[]>([]);
  readonly #timers = new Map<number, { left: number; since: number; cancel: (() => void) | null }>();
  #last = 0;

  constructor(private readonly clock: Clock) {}

  get shown(): ReadonlySignal<readonly Toast[]> {
    return this.#shown;
  }

  say(text: string, action: Toast["action"] = null): void {
    this.#put({ id: ++this.#last, text, action, also: null, isUndo: false });
  }

  /** The newest takes the place of the one before: what came between cannot be undone by it any more. */
  sayUndo(text: string, action: NonNullable<Toast["action"]>, also: Toast["also"] = null): void {
    this.#shown.peek().filter(toast => toast.isUndo).forEach(toast => this.drop(toast.id));
    this.#put({ id: ++this.#last, text, action, also, isUndo: true });
  }

  /** Undoes what can be undone. Answers whether there was something. */
  undo(): boolean {
    const toast = this.#shown.peek().findLast(({ isUndo }) => isUndo);
    if (toast) this.act(toast);
    return toast !== undefined;
  }

  act({ id, action }: Toast): void {
    this.drop(id);
    action?.run();
  }

  drop(id: number): void {
    this.#timers.get(id)?.cancel?.();
    this.#timers.delete(id);
    this.#shown.value = this.#shown.peek().filter(toast => toast.id !== id);
  }

  hold(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer?.cancel) return;
    timer.cancel();
    timer.cancel = null;
    timer.left -= this.clock.steady() - timer.since;
  }

  release(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer || timer.cancel) return;
    timer.since = this.clock.steady();
    timer.cancel = this.clock.after(Math.max(0, timer.left), () => this.drop(id));
  }

  #put(toast: Toast): void {
    const { id } = toast;
    const old = this.#shown.peek();
    old.slice(0, Math.max(0, old.length + 1 - mostShown)).forEach(one => this.drop(one.id));
    this.#shown.value = [...this.#shown.peek(), toast];
    this.#timers.set(id, { left: toastTime, since: 0, cancel: null });
    this.release(id);
  }
}
