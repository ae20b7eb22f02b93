import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { oneLine } from "../../../shared/message-text.js";
import type { SettingsGroup } from "../../../shared/wire/settings.js";
import type { Id } from "../../../shared/wire/wire.js";
import { useApp } from "../../app/context.js";
import type { SettingsKey } from "../../texts/settings/index.js";
import { useBook, useSettingsTexts } from "../model/book-context.js";
import { differs, problemOf } from "../model/group-names.js";
import { groupNow, groupRefusal } from "../model/settings-refusal.js";
import { NotSaved } from "../parts/not-saved.js";
import { GroupName } from "./group-name.js";

/** The groups' names, each a field; one bar for all that are not saved. */
export function GroupNames({ groups }: { groups: readonly SettingsGroup[] }) {
  const app = useApp();
  const book = useBook();
  const t = useSettingsTexts();
  const problem = useSignal<{ id: Id; text: SettingsKey } | null>(null);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);
  const unsaved = groups.filter(group => differs(book.groups.of(group.id), group));

  useEffect(() => {
    for (const group of groups) {
      // What is typed by now, which may be more than what was drawn.
      const draft = book.groups.of(group.id);
      if (draft && !differs(draft, group)) book.groups.drop(group.id);
    }
  }, [groups]);

  const typedIn = (group: SettingsGroup) => book.groups.of(group.id)?.name ?? group.name;

  function type(group: SettingsGroup, name: string) {
    const draft = { name, base: group.name };
    if (name === group.name) book.groups.drop(group.id);
    else book.groups.set(group.id, draft);
    problem.value = null;
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    problem.value = null;
    const named = groups.map(group => ({ id: group.id, name: typedIn(group) }));
    for (const { id } of unsaved) {
      const wrong = problemOf(named.find(one => one.id === id)!.name, named.filter(one => one.id !== id));
      if (wrong) return refuse(id, wrong);
    }
    isBusy.value = true;
    for (const group of unsaved) {
      const name = typedIn(group);
      try {
        const answer = await book.hub.call("SaveGroup", {
          group: group.id,
          name: oneLine(name),
          ...(group.version === undefined ? {} : { version: group.version }),
        });
        if (book.groups.of(group.id)?.name === name) book.groups.drop(group.id);
        book.learnGroup(answer.group);
      } catch (why) {
        isBusy.value = false;
        const now = groupNow(why);
        if (now) book.learnGroup(now);
        return refuse(group.id, groupRefusal(why));
      }
    }
    isBusy.value = false;
    if (unsaved.length) app.toasts.say(t("settings.saved"));
  }

  function refuse(id: Id, text: SettingsKey) {
    problem.value = { id, text };
    self.current?.querySelector<HTMLElement>(`[name="group-${id}"]`)?.focus();
  }

  function discard() {
    unsaved.forEach(({ id }) => book.groups.drop(id));
    problem.value = null;
  }

  return (
    <form ref={self} class="settings-form" data-dirty={unsaved.length > 0} onSubmit={event => void save(event)} noValidate>
      <ul class="groups">
        {groups.map(group => (
          <GroupName
            key={group.id}
            group={group}
            name={typedIn(group)}
            problem={problem.value?.id === group.id ? problem.value.text : null}
            onType={name => type(group, name)}
          />
        ))}
      </ul>
      {unsaved.length > 0 && <NotSaved isBusy={isBusy.value} onDiscard={discard} />}
    </form>
  );
}
