import { useMemo, useRef } from "preact/hooks";
import type { Template } from "../../../shared/wire/templates.js";
import type { Id } from "../../../shared/wire/wire.js";
import { useApp, useTexts } from "../../app/context.js";
import { Icon } from "../../parts/icons.js";
import { PlaceLink } from "../../parts/place-link.js";
import { UnsavedBar } from "../../parts/unsaved-bar.js";
import { EditedTemplate } from "../model/edited.js";
import { newDraft, type TemplateBook } from "../model/template-book.js";
import { useTemplateTexts } from "../model/use-template-texts.js";
import { TemplateFields } from "../parts/template-fields.js";
import { Theirs } from "./theirs.js";

/** Name and text of a template, and one bar for what is not saved. */
export function TemplateEditor({ book, id, template }: { book: TemplateBook; id: Id; template: Template | null }) {
  const { places, toasts } = useApp();
  const back = useTexts()("app.back");
  const undo = useTexts()("app.undo");
  const t = useTemplateTexts();
  const self = useRef<HTMLFormElement>(null);
  const edited = useMemo(() => new EditedTemplate(book, id), [book, id]);
  const { form, isDirty, isGone, theirs } = edited;
  const problem = edited.problem.value;
  const title = template?.name ?? t("template.new");

  async function save(event: Event) {
    event.preventDefault();
    const saved = await edited.save();
    if (saved) {
      toasts.say(t(template ? "template.saved" : "template.added"));
      if (saved.id !== id) places.go(`/templates/${saved.id}`, { replace: true });
      return;
    }
    const field = edited.problem.peek()?.field;
    if (field) self.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  }

  async function remove(gone: Template) {
    try {
      await book.remove(gone);
    } catch {
      void book.load();
      return toasts.say(t("template.notRemoved"));
    }
    edited.discard();
    places.up("/templates");
    toasts.sayUndo(t("template.removed", { name: gone.name }), { label: undo, run: () => void book.add(gone).catch(() => toasts.say(t("template.notSaved"))) });
  }

  return (
    <section class="templates-main" aria-label={title} data-template-editor={id}>
      <header class="templates-head">
        <PlaceLink address="/templates" class="button button-quiet button-icon narrow-only" aria-label={back} onGo={() => places.up("/templates")}>
          <Icon name="back" />
        </PlaceLink>
        <h1 class="cut" tabIndex={-1} dir="auto">
          {title}
        </h1>
        {template && (
          <button class="button button-quiet" type="button" data-remove-template onClick={() => void remove(template)}>
            <Icon name="trash" size={16} />
            {t("template.remove")}
          </button>
        )}
      </header>
      <div class="templates-scroll">
        <form ref={self} class="templates-form" data-dirty={isDirty} noValidate onSubmit={event => void save(event)}>
          {theirs && <Theirs theirs={theirs} onKeepMine={() => edited.keepMine()} onTakeTheirs={() => edited.discard()} />}
          {isGone && (
            <p class="problem" role="alert" data-gone>
              {t("template.gone")}
            </p>
          )}
          <TemplateFields form={form} problem={problem} onType={change => edited.type(change)} />
          {problem?.field === null && (
            <p class="problem" role="alert">
              {t(problem.text)}
            </p>
          )}
          {isDirty && (
            <UnsavedBar
              note={t("template.unsaved")}
              discard={t("template.discard")}
              save={t(template ? "template.save" : id === newDraft ? "template.add" : "template.asNew")}
              isBusy={edited.isBusy.value || theirs !== null}
              onDiscard={() => edited.discard()}
            />
          )}
        </form>
      </div>
    </section>
  );
}
