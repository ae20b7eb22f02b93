import { signal, type ReadonlySignal } from "@preact/signals";
import type { Keep } from "../../../shared/storage.js";
import type { Id } from "../../../shared/wire/wire.js";

/** What stands unsent in composers, per member and dialog. Outlives the page. */
export class Drafts {
  readonly #all = signal<ReadonlyMap<Id, string>>(new Map());
  readonly #prefix: string;

  constructor(
    private readonly keep: Keep,
    owner: string,
    kind: "draft" | "note" = "draft",
  ) {
    this.#prefix = `multichat:${owner}:${kind}:`;
    const stored = keep.keys(this.#prefix).map((key): [Id, string] => [key.slice(this.#prefix.length), keep.get(key) ?? ""]);
    this.#all.value = new Map(stored.filter(([, text]) => text.trim()));
  }

  /** What another tab writes is shown here as well, so that neither writes over the other's text. The answer ends it. */
  follow(): () => void {
    const listen = ({ key, newValue }: StorageEvent) => {
      if (!key?.startsWith(this.#prefix)) return;
      const dialog = key.slice(this.#prefix.length);
      // White space is not kept: where this tab has nothing else, there was nothing to take away.
      if (newValue !== null || this.of(dialog).trim()) this.#show(dialog, newValue ?? "");
    };
    globalThis.addEventListener?.("storage", listen);
    return () => globalThis.removeEventListener?.("storage", listen);
  }

  get all(): ReadonlySignal<ReadonlyMap<Id, string>> {
    return this.#all;
  }

  of(dialog: Id): string {
    return this.#all.value.get(dialog) ?? "";
  }

  /** Each key stroke comes here. White space alone is kept while the page lives, and is no draft to anybody else. */
  set(dialog: Id, text: string): void {
    if ((this.#all.peek().get(dialog) ?? "") === text) return;
    if (text.trim()) this.keep.set(this.#prefix + dialog, text);
    else this.keep.remove(this.#prefix + dialog);
    this.#show(dialog, text);
  }

  #show(dialog: Id, text: string): void {
    const next = new Map(this.#all.peek());
    if (text) next.set(dialog, text);
    else next.delete(dialog);
    this.#all.value = next;
  }

  /** A refused text comes back before what is typed meanwhile. */
  giveBack(dialog: Id, text: string): void {
    const typed = this.#all.peek().get(dialog) ?? "";
    this.set(dialog, typed.trim() ? `${text}\n${typed}` : text);
  }
}
