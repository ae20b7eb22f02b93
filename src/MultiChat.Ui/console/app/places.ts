import { signal, type ReadonlySignal } from "@preact/signals";

/** An address inside the console: `/d/{dialog}`, `/search?q=…`. It stands in the fragment, so that any mount, prefix and sign-in keeps it. */
export interface Place {
  /** As it stands behind the sign `#`. */
  readonly address: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** What the history keeps with an address. */
export interface Mark {
  /** How many of our own entries lie beneath. */
  readonly depth: number;
  /** The address of the entry beneath, where it is ours. */
  readonly under: string | null;
  /** What a page remembers with the place, for whoever comes back to it. */
  readonly memo: string | null;
  /** How many layers stand upon the place: a phone's Back closes them first. */
  readonly layers: number;
}

export interface Entry {
  readonly place: Place;
  readonly mark: Mark;
}

const nowhere: Mark = { depth: 0, under: null, memo: null, layers: 0 };

export function placeOf(address: string): Place {
  const [path = "", query = ""] = address.replace(/^#/, "").split(/\?(.*)/s);
  return { address: address.replace(/^#/, ""), path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Somebody's own typing: it is no place that we know.
    return part;
  }
}

/** The part of a browser's window that places are read from and written to. */
export interface Address {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, "state" | "pushState" | "replaceState" | "go">;
  addEventListener(name: "popstate" | "hashchange", heard: () => void): void;
}

/** Where the person is. The address is the only truth of it: whoever wants to be elsewhere changes the address. */
export class Places {
  readonly #now;
  #leaving = 0;
  #waiting: (() => void) | null = null;

  constructor(private readonly page: Address) {
    this.#now = signal(this.#read());
    page.addEventListener("popstate", () => this.#stepped());
    page.addEventListener("hashchange", () => this.#look());
  }

  get now(): ReadonlySignal<Entry> {
    return this.#now;
  }

  /** Goes to a place, as a new entry of the history or in the stead of the present one. To where one is, it goes nowhere. */
  go(address: string, { replace = false, memo = null }: { replace?: boolean; memo?: string | null } = {}): void {
    this.#settled(() => {
      const { place, mark } = this.#now.peek();
      const isHere = place.address === address;
      if (isHere && mark.memo === memo && mark.layers === 0) return;
      // A layer's entry is of no more use, once the place beneath it is left.
      const isReplaced = replace || isHere || mark.layers > 0;
      const next: Mark = isReplaced
        ? { ...mark, memo, layers: 0 }
        : { depth: mark.depth + 1, under: place.address, memo, layers: 0 };
      this.page.history[isReplaced ? "replaceState" : "pushState"](next, "", `#${address}`);
      this.#look();
    });
  }

  /** Up to a place: back, where it lies right beneath, and else in the stead of the present one, so that no entry is left that leads down again. */
  up(address: string): void {
    this.#settled(() => {
      const { mark } = this.#now.peek();
      if (mark.under === address && mark.depth > 0) this.page.history.go(-1 - mark.layers);
      else this.go(address, { replace: true });
    });
  }

  /** Puts a place beneath the present one, for whoever came by a link and wants to go back to where it belongs. */
  putBeneath(address: string): void {
    const { place, mark } = this.#now.peek();
    if (mark.depth > 0) return;
    this.page.history.replaceState({ ...nowhere }, "", `#${address}`);
    this.page.history.pushState({ ...mark, depth: 1, under: address }, "", `#${place.address}`);
    this.#look();
  }

  /** Something stands upon the place now, which Back is to close. */
  pushLayer(): void {
    this.#settled(() => {
      const { place, mark } = this.#now.peek();
      this.page.history.pushState({ ...mark, layers: mark.layers + 1 }, "", `#${place.address}`);
      this.#look();
    });
  }

  /** The layer was closed otherwise than by Back: its entry goes. */
  dropLayer(): void {
    if (this.#now.peek().mark.layers === 0) return;
    this.#leaving++;
    this.page.history.go(-1);
  }

  /** The history steps back in its own time: what is wanted meanwhile waits for it. */
  #settled(act: () => void): void {
    if (this.#leaving === 0) return act();
    const before = this.#waiting;
    this.#waiting = () => (before?.(), act());
  }

  #look(): void {
    const next = this.#read();
    const { place, mark } = this.#now.peek();
    // A step is told twice, as such and as another fragment.
    if (next.place.address !== place.address || JSON.stringify(next.mark) !== JSON.stringify(mark)) this.#now.value = next;
  }

  #stepped(): void {
    this.#look();
    if (this.#leaving === 0 || --this.#leaving > 0) return;
    const act = this.#waiting;
    this.#waiting = null;
    act?.();
  }

  #read(): Entry {
    const { state } = this.page.history as { state: Partial<Mark> | null };
    const mark = typeof state?.depth === "number" ? { ...nowhere, ...state } : nowhere;
    return { place: placeOf(this.page.location.hash), mark };
  }
}
