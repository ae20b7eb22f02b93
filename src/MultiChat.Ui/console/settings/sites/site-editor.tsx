import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { SettingsSite } from "../../../shared/wire/settings.js";
import { useApp } from "../../app/context.js";
import { useBook } from "../model/book-context.js";
import { afterSave, clashing, formOf, inputOf, isSame, mostOf, problemOf, shown, taken, typed, type SiteDraft, type SiteField } from "../model/site-form.js";
import { siteRefusal, type SiteRefusal } from "../model/site-refusal.js";
import { NotSaved } from "../parts/not-saved.js";
import { SiteFields } from "./site-fields.js";
import { SitePreview, type Scene } from "./site-preview.js";
import { useSiteTexts } from "./site-texts.js";
import { useWidgetTexts } from "./widget-texts.js";

/** Where the widget shows what a field is about. */
const sceneOf = (field: SiteField): Scene => (field === "awayHint" ? "left" : field === "away" || field === "consent" ? "away" : "here");

/** A site's fields beside what they make of the widget. What is typed stays as typed; what is not follows whoever else saves. */
export function SiteEditor({ site }: { site: SettingsSite }) {
  const app = useApp();
  const book = useBook();
  const t = useSiteTexts();
  const widget = useWidgetTexts();
  const draft = book.sites.of(site.id);
  const now = formOf(site);
  const form = shown(draft, now);
  const isDirty = !isSame(form, now);
  const refusal = useSignal<SiteRefusal | null>(null);
  const isBusy = useSignal(false);
  const scene = useSignal<Scene>("here");
  const self = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Another has saved the very same, and nothing was typed since it was drawn.
    if (draft && !isDirty && draft === book.sites.of(site.id)) book.sites.drop(site.id);
  }, [draft, isDirty]);

  function put(next: SiteDraft | null) {
    if (next) book.sites.set(site.id, next);
    else book.sites.drop(site.id);
    refusal.value = null;
  }

  function take(field: SiteField) {
    if (draft) put(taken(draft, now, field));
    self.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy.value || !isDirty) return;
    const wrong = problemOf(form);
    if (wrong) return refuse(wrong === "color" || wrong === "segments" ? { text: `site.${wrong}.invalid`, field: wrong } : { text: "site.text.tooLong", field: wrong, limit: mostOf(wrong) });
    isBusy.value = true;
    refusal.value = null;
    try {
      const { site: saved } = await book.hub.call("SaveSite", inputOf(site, form));
      put(afterSave(book.sites.of(site.id), form, formOf(saved)));
      book.learnSite(saved);
      app.toasts.say(t("settings.saved"));
    } catch (why) {
      refuse(siteRefusal(why));
    } finally {
      isBusy.value = false;
    }
  }

  function refuse(why: SiteRefusal) {
    refusal.value = why;
    if (why.now) book.learnSite(why.now);
    if (why.field) self.current?.querySelector<HTMLElement>(`[name="${why.field}"]`)?.focus();
  }

  return (
    <div class="site" data-site-form={site.key}>
      <form ref={self} class="settings-form" data-dirty={isDirty} onSubmit={event => void save(event)} noValidate>
        <SiteFields
          form={form}
          now={now}
          clashing={isBusy.value ? [] : clashing(draft, now)}
          refusal={refusal.value}
          usual={widget}
          groups={book.settings.value?.groups ?? []}
          onChange={change => put(typed(book.sites.of(site.id), now, change))}
          onTake={take}
          onFocus={field => (scene.value = sceneOf(field))}
        />
        {refusal.value && !refusal.value.field && (
          <p class="problem" role="alert" data-refusal>
            {t(refusal.value.text)}
          </p>
        )}
        {isDirty && <NotSaved isBusy={isBusy.value} onDiscard={() => put(null)} />}
      </form>
      <SitePreview form={form} usual={widget} scene={scene.value} onScene={shown => (scene.value = shown)} />
    </div>
  );
}
