import type { Clock } from "../../shared/clock.js";

/** Moved by hand; calls what became due, in order. */
export class ManualClock implements Clock {
  #now = 1_000;
  #timers: { at: number; call: () => void }[] = [];

  constructor(public start = Date.parse("2026-11-22T10:00:00.000Z")) {}

  wall = () => this.start + this.#now;
  steady = () => this.#now;

  after(milliseconds: number, call: () => void) {
    const timer = { at: this.#now + milliseconds, call };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter(other => other !== timer));
  }

  async advance(milliseconds: number) {
    const end = this.#now + milliseconds;
    for (;;) {
      await settled();
      const next = this.#timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter(timer => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = end;
  }
}

/** Lets every promise that can go on do so. */
export const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
