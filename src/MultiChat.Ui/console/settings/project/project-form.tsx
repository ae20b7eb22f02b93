import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ProjectSettings } from "../../../shared/wire/settings.js";
import { useApp } from "../../app/context.js";
import { useBook, useSettingsTexts } from "../model/book-context.js";
import { afterSave, inputOf, isSame, problemOf, shown } from "../model/project-form.js";
import { ownDraft } from "../model/settings-book.js";
import { projectRefusal, type SettingsRefusal } from "../model/settings-refusal.js";
import { NotSaved } from "../parts/not-saved.js";
import { ProjectFields } from "./project-fields.js";

/** What is typed stays as typed; what is not follows whoever else saves. */
export function ProjectForm({ project, zones }: { project: ProjectSettings; zones: readonly string[] }) {
  const app = useApp();
  const book = useBook();
  const t = useSettingsTexts();
  const draft = book.projects.of(ownDraft);
  const form = shown(draft, project);
  const isDirty = !isSame(form, project);
  const refusal = useSignal<SettingsRefusal | null>(null);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Another has saved the very same, and nothing was typed since it was drawn.
    if (draft && !isDirty && draft === book.projects.of(ownDraft)) book.projects.drop(ownDraft);
  }, [draft, isDirty]);

  function put(next: ProjectSettings, upon: ProjectSettings) {
    if (isSame(next, upon)) book.projects.drop(ownDraft);
    else book.projects.set(ownDraft, { form: next, base: upon });
  }

  function set(change: Partial<ProjectSettings>) {
    put({ ...shown(book.projects.of(ownDraft), project), ...change }, project);
    refusal.value = null;
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy.value || !isDirty) return;
    const wrong = problemOf(form);
    if (wrong) return refuse({ field: wrong, text: `project.${wrong}.invalid` });
    isBusy.value = true;
    refusal.value = null;
    try {
      const { project: saved } = await book.hub.call("SaveProject", inputOf(form));
      put(afterSave(book.projects.of(ownDraft), project, form, saved), saved);
      book.learnProject(saved);
      app.toasts.say(t("settings.saved"));
    } catch (why) {
      const refused = projectRefusal(why);
      if (refused.now) book.learnProject(refused.now);
      refuse(refused);
    } finally {
      isBusy.value = false;
    }
  }

  function refuse(why: SettingsRefusal) {
    refusal.value = why;
    if (why.field) self.current?.querySelector<HTMLElement>(`[name="${why.field}"]`)?.focus();
  }

  function discard() {
    book.projects.drop(ownDraft);
    refusal.value = null;
  }

  return (
    <form ref={self} class="settings-form" data-dirty={isDirty} onSubmit={event => void save(event)} noValidate>
      <ProjectFields form={form} zones={zones} refusal={refusal.value} onChange={set} />
      {refusal.value && !refusal.value.field && (
        <p class="problem" role="alert" data-refusal>
          {t(refusal.value.text)}
        </p>
      )}
      {isDirty && <NotSaved isBusy={isBusy.value} onDiscard={discard} />}
    </form>
  );
}
