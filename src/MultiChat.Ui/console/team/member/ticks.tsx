import type { ComponentChildren } from "preact";

interface Choice {
  id: string;
  label: string;
  note?: string;
  isOff?: boolean;
}

interface Props {
  legend: string;
  name: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
  children?: ComponentChildren;
}

/** Boxes of which any number may be ticked. */
export const Ticks = ({ legend, name, choices, chosen, onChange, children }: Props) => (
  <fieldset class="team-group ticks">
    <legend>{legend}</legend>
    {choices.map(({ id, label, note, isOff }) => (
      <label key={id} class="tick">
        <input
          type="checkbox"
          name={name}
          value={id}
          checked={chosen.includes(id)}
          disabled={isOff}
          onChange={event => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter(other => other !== id))}
        />
        <span class="tick-text">
          <span dir="auto">{label}</span>
          {note && <span class="muted">{note}</span>}
        </span>
      </label>
    ))}
    {children}
  </fieldset>
);
