import { effect, untracked } from "@preact/signals";
import { isNarrow } from "./narrow.js";
import type { Places } from "./places.js";

/** What stands upon a place on a phone, top last. Back closes the top one, and leaves the place only when there is none. */
export class Layers {
  readonly #open: (() => void)[] = [];

  constructor(private readonly places: Places) {
    effect(() => {
      const { layers } = places.now.value.mark;
      untracked(() => {
        while (this.#open.length > layers) this.#open.pop()!();
      });
    });
  }

  /** A layer came up; the answer says that it is gone. Where panes stand side by side Back has nothing to do with it. */
  add(close: () => void): () => void {
    if (!isNarrow()) return () => undefined;
    this.#open.push(close);
    this.places.pushLayer();
    return () => {
      const at = this.#open.indexOf(close);
      if (at < 0) return;
      this.#open.splice(at, 1);
      this.places.dropLayer();
    };
  }
}
