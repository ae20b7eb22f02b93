import { signal } from "@preact/signals";
import type { Keep } from "../../shared/storage.js";

/** What was typed and not saved, by what it is about. It outlives the form's being shown, and the page. */
export class KeptDrafts<T extends object> {
  readonly #all = signal<ReadonlyMap<string, T>>(new Map());

  constructor(
    private readonly keep: Keep,
    private readonly prefix: string,
  ) {
    for (const key of keep.keys(prefix)) this.#show(key.slice(prefix.length), parsed<T>(keep.get(key)));
  }

  /** What another tab types is shown here as well. The answer ends it. */
  follow(): () => void {
    const listen = ({ key, newValue }: StorageEvent) => {
      if (key?.startsWith(this.prefix)) this.#show(key.slice(this.prefix.length), parsed<T>(newValue));
    };
    globalThis.addEventListener?.("storage", listen);
    return () => globalThis.removeEventListener?.("storage", listen);
  }

  of(name: string): T | null {
    return this.#all.value.get(name) ?? null;
  }

  /** Each key stroke comes here. */
  set(name: string, draft: T): void {
    this.keep.set(this.prefix + name, JSON.stringify(draft));
    this.#show(name, draft);
  }

  drop(name: string): void {
    this.keep.remove(this.prefix + name);
    this.#show(name, null);
  }

  #show(name: string, draft: T | null): void {
    const next = new Map(this.#all.peek());
    if (draft) next.set(name, draft);
    else next.delete(name);
    this.#all.value = next;
  }
}

function parsed<T extends object>(text: string | null): T | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    // Of an earlier version of the page it may be anything; without what it is typed upon it cannot be shown.
    return value && typeof value === "object" && "base" in value ? (value as T) : null;
  } catch {
    return null;
  }
}
