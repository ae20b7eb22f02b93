import { signal } from "@preact/signals";
import type { HoursChange } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";
import { mondayOf, shiftsOf, type Shift } from "./coverage.js";
import type { TeamBook } from "./team-book.js";

/** What is asked of the host: the team as it is, or as it would be with these people's hours. */
export type Asked = { members?: readonly Id[] } & Partial<HoursChange>;

/** Operators on duty in a week, asked with what is edited before it is saved: one question at a time, and the last one wins. */
export class CoverageWatch {
  readonly shifts = signal<readonly Shift[][] | null>(null);
  readonly hasFailed = signal(false);
  #wanted: Asked = {};
  #week = 0;
  #cancel: (() => void) | null = null;
  #isAsking = false;
  #isStale = false;

  constructor(private readonly book: TeamBook) {}

  /** How many weeks from now, and after a moment, so that a mouse drawing hours does not ask for each half-hour. */
  ask(asked: Asked, week = 0): void {
    this.#wanted = asked;
    this.#week = week;
    this.#isStale = true;
    this.#cancel?.();
    this.#cancel = this.book.app.clock.after(200, () => void this.#run());
  }

  stop(): void {
    this.#cancel?.();
    this.#isStale = false;
  }

  async #run(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const zone = this.book.zone.peek();
        const monday = mondayOf(this.book.app.time.now(), zone, this.#week);
        const { stretches } = await this.book.hub.call("Coverage", { from: monday, ...this.#wanted });
        this.shifts.value = shiftsOf(stretches, zone, monday);
        this.hasFailed.value = false;
      }
    } catch {
      this.hasFailed.value = true;
    } finally {
      this.#isAsking = false;
    }
  }
}
