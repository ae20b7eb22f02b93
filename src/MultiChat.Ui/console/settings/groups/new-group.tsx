import { useSignal } from "@preact/signals";
import { oneLine } from "../../../shared/message-text.js";
import type { SettingsGroup } from "../../../shared/wire/settings.js";
import { useApp } from "../../app/context.js";
import type { SettingsKey } from "../../texts/settings/index.js";
import { useBook, useSettingsTexts } from "../model/book-context.js";
import { problemOf } from "../model/group-names.js";
import { newDraft } from "../model/settings-book.js";
import { groupRefusal } from "../model/settings-refusal.js";

/** A group that is to be added. Its name is kept while somebody looks elsewhere. */
export function NewGroup({ groups }: { groups: readonly SettingsGroup[] }) {
  const app = useApp();
  const book = useBook();
  const t = useSettingsTexts();
  const problem = useSignal<SettingsKey | null>(null);
  const isBusy = useSignal(false);
  const name = book.groups.of(newDraft)?.name ?? "";

  function type(text: string) {
    if (text) book.groups.set(newDraft, { name: text, base: null });
    else book.groups.drop(newDraft);
    problem.value = null;
  }

  async function add(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    problem.value = problemOf(name, groups);
    if (problem.value) return;
    isBusy.value = true;
    try {
      const { group } = await book.hub.call("AddGroup", { name: oneLine(name) });
      book.learnGroup(group);
      // What was typed meanwhile is the next one's.
      if (book.groups.of(newDraft)?.name === name) book.groups.drop(newDraft);
      app.toasts.say(t("groups.added", { name: group.name }));
    } catch (why) {
      problem.value = groupRefusal(why);
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <form class="field" data-new-group onSubmit={event => void add(event)} noValidate>
      <label for="new-group">{t("groups.new")}</label>
      <div class="settings-add">
        <input
          id="new-group"
          class="input"
          type="text"
          name="new-group"
          dir="auto"
          autocomplete="off"
          value={name}
          aria-invalid={problem.value !== null}
          aria-describedby={problem.value ? "new-group-problem" : undefined}
          onInput={event => type(event.currentTarget.value)}
        />
        <button class="button" type="submit" aria-disabled={isBusy.value ? true : undefined}>
          {t("groups.add")}
        </button>
      </div>
      {problem.value && (
        <p id="new-group-problem" class="problem" role="alert" data-problem="new">
          {t(problem.value)}
        </p>
      )}
    </form>
  );
}
