import type { Clock } from "../../shared/clock.js";

/** The clock of a replay. What is due at an instant waits there until the trace says that it is its turn. */
export class TraceClock implements Clock {
  #timers: { at: number; call: () => void }[] = [];

  constructor(private now: number) {}

  wall = () => Date.parse("2026-11-22T10:00:00.000Z") + this.now;
  steady = () => this.now;

  after(milliseconds: number, call: () => void) {
    const timer = { at: this.now + milliseconds, call };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter(other => other !== timer));
  }

  moveTo(at: number) {
    this.now = at;
  }

  /** Infinity where nothing is. */
  get nextDue(): number {
    return Math.min(...this.#timers.map(timer => timer.at));
  }

  /** How much waits for its turn. */
  get dueNow(): number {
    return this.#timers.filter(timer => timer.at <= this.now).length;
  }

  /** Calls what is due now and was set first; answers whether there was anything. */
  wake(): boolean {
    const due = this.#timers.find(timer => timer.at === this.nextDue && timer.at <= this.now);
    if (!due) return false;
    this.#timers = this.#timers.filter(timer => timer !== due);
    due.call();
    return true;
  }
}
