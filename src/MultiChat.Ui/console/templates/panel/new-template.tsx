import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { newDraft, type TemplateBook } from "../model/template-book.js";
import { inputOf, problemOf, refusalOf, type Problem, type TemplateForm } from "../model/template-form.js";
import { useTemplateTexts } from "../model/use-template-texts.js";
import { TemplateFields } from "../parts/template-fields.js";

/** The form of a new template. What was typed is kept until it is added, or given up. */
export function NewTemplate({ book, onDone }: { book: TemplateBook; onDone(): void }) {
  const { toasts } = useApp();
  const t = useTemplateTexts();
  const problem = useSignal<Problem | null>(null);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);
  // As typed by now, which may be more than what was drawn.
  const typed = (): TemplateForm => {
    const { name, text } = book.drafts.of(newDraft) ?? { name: "", text: "" };
    return { name, text };
  };
  useEffect(() => self.current!.querySelector("input")!.focus({ preventScroll: true }), []);

  function refuse(why: Problem) {
    problem.value = why;
    if (why.field) self.current?.querySelector<HTMLElement>(`[name="${why.field}"]`)?.focus();
  }

  async function add(event: Event) {
    event.preventDefault();
    const form = typed();
    const wrong = problemOf(form);
    if (wrong) return refuse(wrong);
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    try {
      await book.add(inputOf(form));
      book.drafts.drop(newDraft);
      toasts.say(t("template.added"));
      onDone();
    } catch (why) {
      refuse(refusalOf(why));
    } finally {
      isBusy.value = false;
    }
  }

  function cancel() {
    book.drafts.drop(newDraft);
    onDone();
  }

  return (
    <form ref={self} class="template-panel template-new" data-template-form noValidate onSubmit={event => void add(event)}>
      <h2>{t("template.new")}</h2>
      <TemplateFields
        form={typed()}
        problem={problem.value}
        onType={change => {
          problem.value = null;
          book.drafts.set(newDraft, { ...typed(), ...change, base: 0 });
        }}
      />
      {problem.value?.field === null && (
        <p class="problem" role="alert">
          {t(problem.value.text)}
        </p>
      )}
      <div class="template-foot">
        <button class="button" type="button" data-cancel onClick={cancel}>
          {t("template.cancel")}
        </button>
        <button class="button button-main" type="submit" data-add aria-disabled={isBusy.value ? true : undefined}>
          {t("template.add")}
        </button>
      </div>
    </form>
  );
}
