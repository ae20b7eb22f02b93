import { useSignal } from "@preact/signals";
import { isBlank, oneLine } from "../../../shared/message-text.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import type { TeamKey } from "../../texts/team/index.js";
import { FieldNotes, type FieldsProps } from "./field-notes.js";
import { Ticks } from "./ticks.js";

/** The groups of a member, and a new one where it is missing. */
export function GroupsField(props: FieldsProps) {
  const { form, base, isReadOnly, onChange } = props;
  const book = useBook();
  const t = useTeamTexts();
  const groups = [...book.groups.value].sort((one, other) => one.name.localeCompare(other.name));
  const named = groups.filter(({ id }) => base?.groups.includes(id)).map(({ name }) => name);
  return (
    <Ticks
      legend={t("member.groups")}
      name="groups"
      choices={groups.map(({ id, name }) => ({ id, label: name, isOff: isReadOnly }))}
      chosen={form.groups}
      onChange={chosen => onChange({ groups: chosen })}
    >
      {groups.length === 0 && <p class="muted">{t("member.groups.none")}</p>}
      {!isReadOnly && <NewGroup onAdded={id => onChange({ groups: [...form.groups, id] })} />}
      <FieldNotes {...props} field="groups" now={named.join(", ")} />
    </Ticks>
  );
}

function NewGroup({ onAdded }: { onAdded(id: string): void }) {
  const book = useBook();
  const t = useTeamTexts();
  const name = useSignal("");
  const problem = useSignal<TeamKey | null>(null);

  async function add() {
    const wanted = oneLine(name.value);
    if (isBlank(wanted)) return;
    if (book.groups.value.some(group => group.name.toLocaleLowerCase() === wanted.toLocaleLowerCase())) {
      problem.value = "member.groups.taken";
      return;
    }
    try {
      const { group } = await book.hub.call("AddGroup", { name: wanted });
      book.learnGroup(group);
      name.value = "";
      onAdded(group.id);
    } catch {
      problem.value = "member.groups.failed";
    }
  }

  return (
    <div class="new-group">
      <input
        class="input"
        type="text"
        name="new-group"
        autocomplete="off"
        aria-label={t("member.groups.new")}
        placeholder={t("member.groups.new")}
        value={name.value}
        onInput={event => {
          name.value = event.currentTarget.value;
          problem.value = null;
        }}
        onKeyDown={event => {
          if (event.key !== "Enter" || event.isComposing) return;
          // The form around it is about the member.
          event.preventDefault();
          void add();
        }}
      />
      <button class="button" type="button" data-add-group onClick={() => void add()}>
        {t("member.groups.add")}
      </button>
      {problem.value && (
        <p class="problem" role="alert">
          {t(problem.value)}
        </p>
      )}
    </div>
  );
}
