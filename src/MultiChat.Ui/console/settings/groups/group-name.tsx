import type { SettingsGroup } from "../../../shared/wire/settings.js";
import type { SettingsKey } from "../../texts/settings/index.js";
import { useSettingsTexts } from "../model/book-context.js";

interface Props {
  group: SettingsGroup;
  /** As typed. */
  name: string;
  problem: SettingsKey | null;
  onType(name: string): void;
}

export function GroupName({ group, name, problem, onType }: Props) {
  const t = useSettingsTexts();
  const field = `group-${group.id}`;
  return (
    <li class="group" data-group={group.id}>
      <input
        class="input"
        type="text"
        name={field}
        dir="auto"
        autocomplete="off"
        aria-label={t("groups.name", { name: group.name })}
        aria-invalid={problem !== null}
        aria-describedby={`${field}-note`}
        value={name}
        onInput={event => onType(event.currentTarget.value)}
      />
      <div id={`${field}-note`} class="settings-hint">
        <p>{group.members ? t("groups.members", { count: group.members }) : t("groups.nobody")}</p>
        {problem && (
          <p class="problem" role="alert" data-problem={group.id}>
            {t(problem)}
          </p>
        )}
      </div>
    </li>
  );
}
