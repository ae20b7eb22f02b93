/**
 * A new password ends every session, and brings a new cookie with its answer: whoever hears that the session is over asks who is signed in only
 * after that, in each tab of the browser. By Web Locks; where the browser has none or refuses them, each tab is alone.
 */
export class Renewal {
  #own: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly mount: string,
    private readonly locks: LockManager | undefined = globalThis.navigator?.locks,
  ) {}

  during<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#held("exclusive", act);
    this.#own = done.catch(() => null);
    return done;
  }

  /** Resolves when none is under way. */
  async over(): Promise<void> {
    await this.#own;
    await this.#held("shared", () => Promise.resolve());
  }

  async #held<T>(mode: LockMode, act: () => Promise<T>): Promise<T> {
    let done: Promise<T> | undefined;
    const begin = () => (done ??= act());
    await this.locks?.request(`multichat:${this.mount}:renewal`, { mode }, begin).catch(() => null);
    return begin();
  }
}
