import { useSignal } from "@preact/signals";
import { useApp } from "../../app/context.js";
import type { SiteKey } from "../../texts/sites/index.js";
import { useBook } from "../model/book-context.js";
import { newDraft } from "../model/settings-book.js";
import { settingsAddress } from "../model/settings-place.js";
import { isKey } from "../model/site-key.js";
import { keyRefusal } from "../model/site-refusal.js";
import { useSiteTexts } from "./site-texts.js";

/** A site that is to be added. Its key is kept while somebody looks elsewhere. */
export function NewSite() {
  const app = useApp();
  const book = useBook();
  const t = useSiteTexts();
  const problem = useSignal<SiteKey | null>(null);
  const isBusy = useSignal(false);
  const key = book.newSites.of(newDraft)?.key ?? "";

  function type(text: string) {
    if (text) book.newSites.set(newDraft, { key: text, base: null });
    else book.newSites.drop(newDraft);
    problem.value = null;
  }

  async function add(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    problem.value = isKey(key) ? null : "site.key.invalid";
    if (problem.value) return;
    isBusy.value = true;
    try {
      const { site } = await book.hub.call("AddSite", { key: key.trim() });
      book.learnSite(site);
      // What was typed meanwhile is the next one's.
      if (book.newSites.of(newDraft)?.key === key) book.newSites.drop(newDraft);
      app.places.go(`${settingsAddress("sites")}/${site.key}`);
      app.toasts.say(t("site.added", { key: site.key }));
    } catch (why) {
      problem.value = keyRefusal(why);
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <form class="field site-new" data-new-site onSubmit={event => void add(event)} noValidate>
      <label for="new-site">{t("site.new")}</label>
      <div class="settings-add">
        <input
          id="new-site"
          class="input"
          type="text"
          name="new-site"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={40}
          value={key}
          aria-invalid={problem.value !== null}
          aria-describedby="new-site-note"
          onInput={event => type(event.currentTarget.value)}
        />
        <button class="button" type="submit" aria-disabled={isBusy.value ? true : undefined}>
          {t("site.add")}
        </button>
      </div>
      <div id="new-site-note" class="settings-hint">
        {problem.value && (
          <p class="problem" role="alert" data-problem="new-site">
            {t(problem.value)}
          </p>
        )}
        <p>{t("site.new.note")}</p>
      </div>
    </form>
  );
}
