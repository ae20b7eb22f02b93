import type { Clock } from "./clock.js";
import { retryDelay, type HubError } from "./hub.js";

/** Calls again what was refused for now: after the host's own pause, or one that grows with each failure in a row. */
export class Patience {
  #failures = 0;
  #cancel: (() => void) | undefined;

  constructor(private readonly clock: Clock) {}

  again(why: unknown, call: () => void): void {
    this.#cancel?.();
    const pause = (why as HubError).retryAfter ?? retryDelay(++this.#failures);
    this.#cancel = this.clock.after(pause * 1_000, call);
  }

  /** It worked, or nobody waits for it any more: the next failure is the first. */
  forget(): void {
    this.#cancel?.();
    this.#failures = 0;
  }
}
