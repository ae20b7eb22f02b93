interface Held {
  name: string;
  mode: LockMode;
}

/** The browser's locks, as far as the tabs ask. */
export class FakeLocks implements LockManager {
  readonly #held = new Set<Held>();

  request = (async (name: string, { mode = "exclusive", ifAvailable = false }: LockOptions, held: (lock: Lock | null) => unknown) => {
    await Promise.resolve();
    const isBusy = [...this.#held].some(lock => lock.name === name && (mode === "exclusive" || lock.mode === "exclusive"));
    if (isBusy && ifAvailable) return held(null);
    const lock = { name, mode };
    this.#held.add(lock);
    try {
      return await held(lock);
    } finally {
      this.#held.delete(lock);
    }
  }) as LockManager["request"];

  query = async () => ({ held: [...this.#held], pending: [] });
}
