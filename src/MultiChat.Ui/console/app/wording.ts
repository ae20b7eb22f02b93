import { effect } from "@preact/signals";
import { languageOf, type Language } from "../../shared/text.js";
import { Patience } from "../../shared/patience.js";
import type { PageTexts } from "../../shared/wire/wire.js";
import { loadTexts } from "../texts/index.js";
import type { App } from "./app.js";

/** The host's own words, and for which choice of a language it gave them. */
export interface Wording extends PageTexts {
  asked: string;
}

/** The words of the pages alone, until the host has said which are its own in this language. */
export const wordingOf = (told: Wording | null, chosen: string): Wording =>
  told?.asked === chosen ? told : { asked: chosen, language: languageOf(chosen), languages: told?.languages ?? ["ru", "en"], texts: {} };

/** Asks for the host's own words whenever another language is chosen, here or in another tab, and while nobody is signed in. */
export class Words {
  readonly #patience: Patience;

  constructor(
    private readonly app: App,
    private readonly ask: (language: string) => Promise<PageTexts>,
  ) {
    this.#patience = new Patience(app.clock);
  }

  /** The answer ends it. */
  follow(): () => void {
    return effect(() => {
      const chosen = this.app.settings.chosenLanguage.value;
      this.#patience.forget();
      this.#loadTable(languageOf(chosen));
      if (this.app.wording.peek()?.asked !== chosen) void this.#load(chosen);
    });
  }

  /** Where it does not come, the page goes on in the language that it spoke before: a browser keeps the failure until the page's reload. */
  #loadTable(language: Language): void {
    loadTexts(language).catch(() => this.app.toasts.say(this.app.texts.peek()("language.later")));
  }

  async #load(chosen: string): Promise<void> {
    const { app } = this;
    const isWanted = () => app.settings.chosenLanguage.peek() === chosen && app.wording.peek()?.asked !== chosen;
    try {
      const texts = await this.ask(chosen);
      if (isWanted()) app.wording.value = { ...texts, asked: chosen };
    } catch (why) {
      if (isWanted()) this.#patience.again(why, () => void (isWanted() && this.#load(chosen)));
    }
  }
}
