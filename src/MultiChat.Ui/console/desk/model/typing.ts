import { signal } from "@preact/signals";
import type { Hub } from "../../../shared/hub.js";
import type { DeskCalls, DeskPushes } from "../../../shared/wire/desk.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { DeskStore } from "./store.js";

/** The client, or an operator. */
export type Typist = Id | null;

interface Sign {
  /** How many messages the dialog had. */
  messages: number;
  forget(): void;
}

/** How long somebody is taken to type after the last sign of it. */
const lifetime = 6_000;
/** How often the host is told while one types: often enough that a lost sign does not end it. */
const pause = 2_500;

/** Who is typing where, as the host says, and what it is told of one's own typing. Never what is typed. */
export class Typing {
  readonly #signs = signal<ReadonlyMap<Id, ReadonlyMap<Typist, Sign>>>(new Map());
  #told: { dialog: Id; at: number } | null = null;

  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
  ) {}

  /** Who types in a dialog, whoever began first before the others. */
  in(dialog: Id): readonly Typist[] {
    return [...(this.#signs.value.get(dialog)?.keys() ?? [])];
  }

  pushed({ dialog, by, typing }: DeskPushes["typing"]): void {
    const known = this.#signs.peek().get(dialog)?.get(by);
    known?.forget();
    const messages = this.store.row(dialog)?.messages ?? 0;
    const forget = typing ? this.store.app.clock.after(lifetime, () => this.#put(dialog, by, null)) : null;
    this.#put(dialog, by, forget && { messages, forget });
  }

  /** A message ends the typing of who wrote it, and an archived dialog everybody's. */
  seen(rows: readonly DeskRow[]): void {
    for (const row of rows) {
      for (const [by, sign] of this.#signs.peek().get(row.id) ?? []) {
        const wrote = row.messages > sign.messages && row.last && (row.last.from === "client" ? null : row.last.by) === by;
        if (wrote || row.status === "archived") this.#end(row.id, by);
      }
    }
  }

  /** Nobody says any more who stops. */
  clear(): void {
    for (const [dialog, typists] of this.#signs.peek()) for (const by of typists.keys()) this.#end(dialog, by);
    this.#told = null;
  }

  /** The answer to a dialog was changed by its reader's own keys. */
  typed(dialog: Id, text: string): void {
    if (!text.trim()) return this.stopped(dialog);
    const now = this.store.app.clock.steady();
    if (this.#told?.dialog === dialog && now - this.#told.at < pause) return;
    this.#told = { dialog, at: now };
    this.#tell(dialog, true);
  }

  /** An answer that was sent ends it by itself. */
  sent(): void {
    this.#told = null;
  }

  /** The answer was left, or taken back letter by letter. */
  stopped(dialog: Id): void {
    if (this.#told?.dialog !== dialog) return;
    this.#told = null;
    this.#tell(dialog, false);
  }

  #tell(dialog: Id, typing: boolean): void {
    // The next sign makes good for one that is lost.
    this.hub()?.call("Typing", { dialog, typing }).catch(() => undefined);
  }

  #end(dialog: Id, by: Typist): void {
    this.#signs.peek().get(dialog)?.get(by)?.forget();
    this.#put(dialog, by, null);
  }

  #put(dialog: Id, by: Typist, sign: Sign | null): void {
    const typists = new Map(this.#signs.peek().get(dialog));
    if (sign) typists.set(by, sign);
    else if (!typists.delete(by)) return;
    const signs = new Map(this.#signs.peek());
    if (typists.size) signs.set(dialog, typists);
    else signs.delete(dialog);
    this.#signs.value = signs;
  }
}
