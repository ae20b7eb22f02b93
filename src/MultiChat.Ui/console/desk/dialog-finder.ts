import type { Finder, Hit } from "../app/page.js";
import type { Desk } from "./model/desk.js";
import { Search } from "./model/search.js";

/** Finds dialogs for the palette. */
export class DialogFinder implements Finder {
  readonly #search: Search;

  constructor(private readonly desk: Desk) {
    this.#search = new Search(desk.store, () => desk.app.hub);
  }

  ask(query: string): void {
    this.#search.ask(query);
  }

  retry(): void {
    this.#search.retry();
  }

  get isBusy(): boolean {
    return this.#search.isBusy.value;
  }

  found(): Hit[] {
    const { desk } = this;
    const t = desk.app.texts.value;
    return (this.#search.found.value ?? []).flatMap((id): Hit[] => {
      const row = desk.store.row(id);
      const hit = this.#search.hits.value.get(id);
      if (!row) return [];
      return [
        {
          id,
          name: row.client.name,
          note: `${t(`section.${row.section}`)} · ${hit?.text ?? row.last?.text ?? t("row.none")}`,
          group: t("palette.dialogs"),
          run: () => {
            desk.open(id, this.#search.query, hit?.message ?? null);
            desk.focusComposer();
          },
        },
      ];
    });
  }
}
