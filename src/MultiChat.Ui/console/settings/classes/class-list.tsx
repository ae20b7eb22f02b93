import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { oneLine } from "../../../shared/message-text.js";
import type { InquiryClass } from "../../../shared/wire/inquiry-class.js";
import type { Id } from "../../../shared/wire/wire.js";
import { useApp, useTexts } from "../../app/context.js";
import type { ClassKey } from "../../texts/classes/index.js";
import { useBook } from "../model/book-context.js";
import { classRefusal, differs, problemOf, type ClassDraft } from "../model/class-form.js";
import { NotSaved } from "../parts/not-saved.js";
import { ClassRow } from "./class-row.js";
import { useClassTexts } from "./class-texts.js";

/** The classes to choose from, each with its fields; one bar for all that are not saved. */
export function ClassList({ classes }: { classes: readonly InquiryClass[] }) {
  const app = useApp();
  const book = useBook();
  const t = useClassTexts();
  const undoLabel = useTexts()("app.undo");
  const problem = useSignal<{ id: Id; text: ClassKey } | null>(null);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);
  const unsaved = classes.filter(known => differs(book.classes.of(known.id), known));
  const formOf = ({ id, name, isLead }: InquiryClass): ClassDraft => book.classes.of(id) ?? { name, isLead };

  useEffect(() => {
    for (const known of classes) {
      const draft = book.classes.of(known.id);
      if (draft && !differs(draft, known)) book.classes.drop(known.id);
    }
  }, [classes]);

  function type(known: InquiryClass, change: Partial<ClassDraft>) {
    const draft = { ...formOf(known), ...change };
    if (differs(draft, known)) book.classes.set(known.id, draft);
    else book.classes.drop(known.id);
    problem.value = null;
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    problem.value = null;
    const typed = classes.map(known => ({ id: known.id, name: formOf(known).name }));
    for (const { id } of unsaved) {
      const wrong = problemOf(typed.find(one => one.id === id)!.name, typed.filter(one => one.id !== id));
      if (wrong) return refuse(id, wrong);
    }
    isBusy.value = true;
    for (const { id, version } of unsaved) {
      const draft = book.classes.of(id);
      if (!draft) continue;
      try {
        const answer = await book.hub.call("SaveClass", { class: id, version, name: oneLine(draft.name), isLead: draft.isLead, removed: false });
        if (book.classes.of(id) === draft) book.classes.drop(id);
        book.learnClass(answer.class);
      } catch (why) {
        isBusy.value = false;
        learnFrom(why);
        return refuse(id, classRefusal(why));
      }
    }
    isBusy.value = false;
    app.toasts.say(t("settings.saved"));
  }

  function learnFrom(why: unknown) {
    const { class: current } = why as { class?: InquiryClass };
    if (current) book.learnClass(current);
  }

  function refuse(id: Id, text: ClassKey) {
    problem.value = { id, text };
    self.current?.querySelector<HTMLElement>(`[name="class-${id}"]`)?.focus();
  }

  async function setRemoved({ id, name, isLead }: InquiryClass, version: number, removed: boolean): Promise<InquiryClass | null> {
    try {
      const answer = await book.hub.call("SaveClass", { class: id, version, name, isLead, removed });
      book.learnClass(answer.class);
      return answer.class;
    } catch (why) {
      learnFrom(why);
      app.toasts.say(t(classRefusal(why)));
      return null;
    }
  }

  async function remove(known: InquiryClass) {
    const removed = await setRemoved(known, known.version, true);
    if (!removed) return;
    book.classes.drop(known.id);
    const undo = () => void setRemoved(known, removed.version, false);
    app.toasts.sayUndo(t("settings.class.wasRemoved", { name: known.name }), { label: undoLabel, run: undo });
  }

  function discard() {
    unsaved.forEach(({ id }) => book.classes.drop(id));
    problem.value = null;
  }

  return (
    <form ref={self} class="settings-form" data-dirty={unsaved.length > 0} onSubmit={event => void save(event)} noValidate>
      <p class="settings-hint">{t("settings.class.note")}</p>
      <ul class="groups">
        {classes.map(known => (
          <ClassRow
            key={known.id}
            known={known}
            form={formOf(known)}
            problem={problem.value?.id === known.id ? problem.value.text : null}
            onType={change => type(known, change)}
            onRemove={() => void remove(known)}
          />
        ))}
      </ul>
      {unsaved.length > 0 && <NotSaved isBusy={isBusy.value} onDiscard={discard} />}
    </form>
  );
}
