import type { Keep } from "../shared/storage.js";
import type { Client, Id } from "../shared/wire.js";
import type { CardForm } from "./card-form.js";

/** What stands in a card's fields and was not saved, and the card it was begun with. */
export interface CardDraft {
  form: CardForm;
  base: Client;
}

/** Unsaved cards of a member by client. They outlive the dialog's being shown, and the page. */
export class CardDrafts {
  readonly #prefix: string;

  constructor(
    private readonly keep: Keep,
    owner: string,
  ) {
    this.#prefix = `multichat:${owner}:card:`;
  }

  of(client: Id): CardDraft | null {
    try {
      const draft = JSON.parse(this.keep.get(this.#prefix + client) ?? "null") as CardDraft | null;
      return draft?.base?.id === client && Array.isArray(draft.form?.fields) ? draft : null;
    } catch {
      return null;
    }
  }

  set(draft: CardDraft): void {
    this.keep.set(this.#prefix + draft.base.id, JSON.stringify(draft));
  }

  drop(client: Id): void {
    this.keep.remove(this.#prefix + client);
  }
}
