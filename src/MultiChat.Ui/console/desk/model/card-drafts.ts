import { signal } from "@preact/signals";
import type { Keep } from "../../../shared/storage.js";
import type { Client } from "../../../shared/wire/client.js";
import type { Id } from "../../../shared/wire/wire.js";
import { follow, formOf, isSame, type CardForm } from "./card-form.js";

/** What stands in a card's fields and was not saved, and the card it is typed upon. */
export interface CardDraft {
  form: CardForm;
  base: Client;
}

/** Unsaved cards of a member by client. They outlive the dialog's being shown, and the page. */
export class CardDrafts {
  readonly #all = signal<ReadonlyMap<Id, CardDraft>>(new Map());
  /** What is kept of each, as far as this tab knows. */
  readonly #known = new Map<Id, string>();
  readonly #prefix: string;

  constructor(
    private readonly keep: Keep,
    owner: string,
  ) {
    this.#prefix = `multichat:${owner}:card:`;
    for (const key of keep.keys(this.#prefix)) this.#hear(key.slice(this.#prefix.length), keep.get(key));
  }

  /** What another tab types is shown here as well. The answer ends it. */
  follow(): () => void {
    const listen = ({ key, oldValue, newValue }: StorageEvent) => {
      if (!key?.startsWith(this.#prefix)) return;
      const client = key.slice(this.#prefix.length);
      if (newValue !== null) this.#hear(client, newValue);
      // Otherwise the other tab has not heard yet of what was typed here a moment ago.
      else if (oldValue === this.#known.get(client)) this.#forget(client);
    };
    globalThis.addEventListener?.("storage", listen);
    return () => globalThis.removeEventListener?.("storage", listen);
  }

  of(client: Id): CardDraft | null {
    return this.#all.value.get(client) ?? null;
  }

  /** Each key stroke comes here. What says the same as the card stays in the fields, and is not kept. */
  set(draft: CardDraft): void {
    const client = draft.base.id;
    if (isSame(draft.form, formOf(draft.base))) this.#unkeep(client);
    else {
      const text = JSON.stringify(draft);
      this.#known.set(client, text);
      this.keep.set(this.#prefix + client, text);
    }
    this.#show(client, draft);
  }

  /**
   * A newer card came: what nobody touched follows it. Nothing new is kept of that, so that a tab where nobody types writes over no other's.
   * Answers whether what is typed says something else than the card.
   */
  receive(card: Client): boolean {
    const draft = this.#all.peek().get(card.id);
    if (!draft || draft.base.version >= card.version) return false;
    const wasDirty = !isSame(draft.form, formOf(draft.base));
    const form = follow(draft.form, formOf(draft.base), card);
    if (!isSame(form, formOf(card))) {
      this.#show(card.id, { form, base: card });
      return wasDirty;
    }
    if (this.keep.get(this.#prefix + card.id) === this.#known.get(card.id)) this.#unkeep(card.id);
    this.#forget(card.id);
    return false;
  }

  /** The card was saved as it was sent; what was typed since stays. */
  saved(card: Client, sent: CardForm): void {
    const form = follow(this.#all.peek().get(card.id)?.form ?? sent, sent, card);
    if (isSame(form, formOf(card))) this.drop(card.id);
    else this.set({ form, base: card });
  }

  drop(client: Id): void {
    this.#unkeep(client);
    this.#show(client, null);
  }

  #hear(client: Id, text: string | null): void {
    const draft = parsed(text);
    if (draft?.base.id !== client) return;
    this.#known.set(client, text!);
    this.#show(client, draft);
  }

  #unkeep(client: Id): void {
    this.#known.delete(client);
    this.keep.remove(this.#prefix + client);
  }

  #forget(client: Id): void {
    this.#known.delete(client);
    this.#show(client, null);
  }

  #show(client: Id, draft: CardDraft | null): void {
    const next = new Map(this.#all.peek());
    if (draft) next.set(client, draft);
    else next.delete(client);
    this.#all.value = next;
  }
}

function parsed(text: string | null): CardDraft | null {
  try {
    const draft = JSON.parse(text ?? "null") as CardDraft | null;
    return draft?.base?.id && Array.isArray(draft.form?.fields) ? draft : null;
  } catch {
    return null;
  }
}
