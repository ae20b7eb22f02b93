import { vi } from "vitest";
import { memoryKeep } from "../shared/memory-keep.js";

type Listen = (event: { key: string; newValue: string | null }) => void;

/** A browser's store as one page sees it, with other pages that write to it. */
export class FakeStore {
  readonly local = memoryKeep();
  readonly tab = memoryKeep();
  #listeners = new Set<Listen>();

  /** Takes the place of any store before it. */
  constructor() {
    vi.stubGlobal("navigator", { onLine: true });
    vi.stubGlobal("addEventListener", (_: "storage", listen: Listen) => void this.#listeners.add(listen));
    vi.stubGlobal("removeEventListener", (_: "storage", listen: Listen) => void this.#listeners.delete(listen));
  }

  /** Another page put a value, or removed it (null). */
  changedElsewhere(key: string, newValue: string | null) {
    for (const listen of [...this.#listeners]) listen({ key, newValue });
  }
}
