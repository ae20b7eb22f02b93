import type { Address } from "../../../console/app/places.js";

/** A window's address and history; steps are taken at once, unless a test holds them back. */
export class FakeAddress implements Address {
  #entries: { hash: string; state: unknown }[] = [{ hash: "", state: null }];
  #at = 0;
  #heard: (() => void)[] = [];
  /** Steps that the browser has not taken yet. */
  held: (() => void)[] | null = null;

  readonly history = (page => ({
    get state() {
      return page.#entries[page.#at]!.state;
    },
    pushState: (state: unknown, _: string, url?: string | URL | null) => {
      this.#entries.splice(++this.#at, Infinity, { hash: String(url), state: structuredClone(state) });
    },
    replaceState: (state: unknown, _: string, url?: string | URL | null) => {
      this.#entries[this.#at] = { hash: String(url), state: structuredClone(state) };
    },
    go: (by?: number) => {
      const step = () => this.#step(by ?? 0);
      if (this.held) this.held.push(step);
      else step();
    },
  }))(this);

  constructor(hash = "") {
    this.#entries[0]!.hash = hash;
  }

  get location() {
    return { hash: this.#entries[this.#at]!.hash };
  }

  /** How many entries there are, those that Forward leads to included. */
  get length(): number {
    return this.#entries.length;
  }

  addEventListener(name: "popstate" | "hashchange", heard: () => void): void {
    if (name === "popstate") this.#heard.push(heard);
  }

  back = () => this.#step(-1);
  forward = () => this.#step(1);

  /** Somebody types an address. */
  type(hash: string): void {
    this.#entries.splice(++this.#at, Infinity, { hash, state: null });
    this.#heard.forEach(heard => heard());
  }

  #step(by: number): void {
    const to = this.#at + by;
    if (!this.#entries[to]) throw new Error("The page was left.");
    this.#at = to;
    this.#heard.forEach(heard => heard());
  }
}
