import type { Keep } from "../../shared/storage.js";

interface Flag {
  /** None while a first message is on its way. */
  visitor?: string;
  seen: number;
}

/**
 * What the browser remembers of a visitor with a dialog: who, and up to which message they have read. No secret.
 * Where there is anything, the loader loads the panel at once.
 */
export class Memory {
  #flag: Flag | undefined;

  constructor(
    private readonly keep: Keep,
    private readonly key: string,
  ) {
    try {
      const flag = JSON.parse(keep.get(key) ?? "null") as Partial<Flag> | null;
      if (flag) this.#flag = { ...(typeof flag.visitor === "string" ? { visitor: flag.visitor } : {}), seen: Number(flag.seen) || 0 };
    } catch {
      // Not ours: written anew when there is a dialog.
    }
  }

  get isEmpty(): boolean {
    return this.#flag === undefined;
  }

  get visitor(): string | undefined {
    return this.#flag?.visitor;
  }

  get seen(): number {
    return this.#flag?.seen ?? 0;
  }

  /** A first message is on its way. */
  expectDialog(): void {
    if (!this.#flag) this.#write({ seen: 0 });
  }

  hasDialog(visitor: string): void {
    if (this.#flag?.visitor !== visitor) this.#write({ visitor, seen: 0 });
  }

  sawUpTo(seq: number): void {
    if (this.#flag && seq > this.#flag.seen) this.#write({ ...this.#flag, seen: seq });
  }

  /** Another tab read further. Tells whether that is news. */
  heard(value: string | null): boolean {
    const { seen } = new Memory({ ...this.keep, get: () => value }, this.key);
    if (!this.#flag || seen <= this.#flag.seen) return false;
    this.#flag = { ...this.#flag, seen };
    return true;
  }

  forget(): void {
    if (!this.#flag) return;
    this.#flag = undefined;
    this.keep.remove(this.key);
  }

  #write(flag: Flag) {
    this.#flag = flag;
    this.keep.set(this.key, JSON.stringify(flag));
  }
}
