import { useSignal } from "@preact/signals";
import { oneLine } from "../../../shared/message-text.js";
import type { InquiryClass } from "../../../shared/wire/inquiry-class.js";
import { useApp } from "../../app/context.js";
import type { ClassKey } from "../../texts/classes/index.js";
import { useBook } from "../model/book-context.js";
import { classRefusal, problemOf, type ClassDraft } from "../model/class-form.js";
import { newDraft } from "../model/settings-book.js";
import { useClassTexts } from "./class-texts.js";

/** A class that is to be added. What is typed of it is kept while somebody looks elsewhere. */
export function NewClass({ classes }: { classes: readonly InquiryClass[] }) {
  const app = useApp();
  const book = useBook();
  const t = useClassTexts();
  const problem = useSignal<ClassKey | null>(null);
  const isBusy = useSignal(false);
  const form = book.classes.of(newDraft) ?? { name: "", isLead: false };

  function type(change: Partial<ClassDraft>) {
    const draft = { ...form, ...change };
    if (draft.name || draft.isLead) book.classes.set(newDraft, draft);
    else book.classes.drop(newDraft);
    problem.value = null;
  }

  async function add(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    problem.value = problemOf(form.name, classes);
    if (problem.value) return;
    isBusy.value = true;
    try {
      const answer = await book.hub.call("AddClass", { name: oneLine(form.name), isLead: form.isLead });
      book.learnClass(answer.class);
      // What was typed meanwhile is the next one's.
      if (book.classes.of(newDraft)?.name === form.name) book.classes.drop(newDraft);
      app.toasts.say(t("settings.class.added", { name: answer.class.name }));
    } catch (why) {
      problem.value = classRefusal(why);
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <form class="field" data-new-class onSubmit={event => void add(event)} noValidate>
      <label for="new-class">{t("settings.class.new")}</label>
      <div class="settings-add">
        <input
          id="new-class"
          class="input"
          type="text"
          name="new-class"
          dir="auto"
          autocomplete="off"
          value={form.name}
          aria-invalid={problem.value !== null}
          aria-describedby={problem.value ? "new-class-problem" : undefined}
          onInput={event => type({ name: event.currentTarget.value })}
        />
        <button class="button" type="submit" aria-disabled={isBusy.value ? true : undefined}>
          {t("settings.class.addIt")}
        </button>
      </div>
      <label class="class-lead">
        <input type="checkbox" name="new-class-lead" checked={form.isLead} onChange={event => type({ isLead: event.currentTarget.checked })} />
        {t("settings.class.isLead")}
      </label>
      {problem.value && (
        <p id="new-class-problem" class="problem" role="alert" data-problem="new">
          {t(problem.value)}
        </p>
      )}
    </form>
  );
}
