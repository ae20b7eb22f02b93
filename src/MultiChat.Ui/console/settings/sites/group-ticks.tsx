import type { SettingsGroup } from "../../../shared/wire/settings.js";
import type { Id } from "../../../shared/wire/wire.js";

interface Props {
  name: string;
  groups: readonly SettingsGroup[];
  chosen: readonly Id[];
  onChange(chosen: readonly Id[]): void;
}

/** The groups of which any number may be ticked. */
export const GroupTicks = ({ name, groups, chosen, onChange }: Props) => (
  <div class="site-ticks">
    {groups.map(({ id, name: label }) => (
      <label key={id} class="site-tick">
        <input
          type="checkbox"
          name={name}
          value={id}
          checked={chosen.includes(id)}
          onChange={event => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter(other => other !== id))}
        />
        <span dir="auto">{label}</span>
      </label>
    ))}
  </div>
);
