import type { Clock } from "../../shared/clock.js";

/** How long the first tab that tells of something keeps the others silent about it. */
const kept = 10_000;

/**
 * The console's tabs in one browser: which of them are looked at, and which one tells of news. By Web Locks, which a closed tab lets go of by itself;
 * where the browser has none or refuses them, each tab is alone.
 */
export class Tabs {
  readonly #holding = new Map<string, () => void>();

  constructor(
    private readonly clock: Clock,
    /** Other members' tabs, and other projects', have names of their own. */
    private readonly owner: () => string,
    private readonly locks: LockManager | undefined = globalThis.navigator?.locks,
  ) {}

  /** This tab is what the name says until it says otherwise. */
  be(name: string, isSo: boolean): void {
    const isHeld = this.#holding.has(name);
    if (isSo === isHeld) return;
    if (!isSo) {
      this.#holding.get(name)!();
      this.#holding.delete(name);
      return;
    }
    const until = new Promise<void>(done => this.#holding.set(name, done));
    this.#request(this.#nameOf(name), { mode: "shared" }, () => until);
  }

  /** Acts where no tab is one of these. */
  async ifNone(names: readonly string[], act: () => void): Promise<void> {
    if (!this.locks) return act();
    const wanted = new Set(names.map(name => this.#nameOf(name)));
    const held = await this.locks.query().then(
      ({ held = [] }) => held,
      () => [],
    );
    if (!held.some(({ name }) => wanted.has(name ?? ""))) act();
  }

  /** Acts in the first tab that asks about the same; the others leave it at that. */
  ifFirst(name: string, act: () => void): void {
    const until = () => new Promise<void>(done => this.clock.after(kept, done));
    this.#request(this.#nameOf(name), { ifAvailable: true }, lock => {
      if (!lock) return;
      act();
      return until();
    });
  }

  #nameOf = (name: string) => `multichat:${this.owner()}:${name}`;

  #request(name: string, options: LockOptions, held: (lock: Lock | null) => Promise<void> | void): void {
    let isAsked = false;
    const alone = () => {
      if (!isAsked) void held({} as Lock);
    };
    if (!this.locks) return alone();
    this.locks.request(name, options, lock => ((isAsked = true), held(lock))).catch(alone);
  }
}
