import { signal } from "@preact/signals";
import type { Id } from "../../../shared/wire/wire.js";
import type { App } from "../../app/app.js";
import { Late } from "../../app/late.js";

/** The project's templates, which the composer and their page share once somebody wants them. */
export class Templates {
  readonly #moved = signal(0);
  readonly late: Late<{ book: InstanceType<typeof import("./late.js").TemplateBook>; Panel: typeof import("./late.js").TemplatePanel }>;

  constructor(private readonly app: App) {
    this.late = new Late(async () => {
      const { TemplateBook, TemplatePanel } = await import("./late.js");
      return { book: new TemplateBook(app, this.#moved), Panel: TemplatePanel };
    });
  }

  /** The host says that they may have changed. */
  move(): void {
    this.#moved.value++;
  }

  /** Begins a new one with a text that was written to somebody. */
  async beginWith(text: string): Promise<void> {
    await this.late.load();
    this.late.found?.book.begin(text);
    this.go("new");
  }

  go(id?: Id): void {
    this.app.places.go(id ? `/templates/${id}` : "/templates");
  }
}
