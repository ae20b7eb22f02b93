import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";

export interface Choice {
  id: string;
  group: string;
  /** Shown, and chosen with Enter or a click. */
  body: ComponentChildren;
  isOff?: boolean;
  data?: Record<string, string>;
  run(): void;
}

interface Props {
  label: string;
  query: string;
  onQuery(query: string): void;
  choices: readonly Choice[];
  none: string | null;
}

/** A field over a list: typing filters, arrows move, Enter chooses. */
export function Picker({ label, query, onQuery, choices, none }: Props) {
  const base = useId();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useSignal<string | null>(null);
  const able = choices.filter(choice => !choice.isOff);
  const active = able.find(choice => choice.id === wanted.value) ?? able[0];
  const groups = [...new Set(choices.map(choice => choice.group))];

  useEffect(() => {
    box.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: "nearest" });
  }, [active?.id]);

  function pressed(event: KeyboardEvent) {
    if (event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && able.length) {
      event.preventDefault();
      const at = active ? able.indexOf(active) : -1;
      wanted.value = able[(at + step + able.length) % able.length]!.id;
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      active.run();
    }
  }

  return (
    <div class="picker" ref={box}>
      <input
        class="input"
        type="text"
        role="combobox"
        autofocus
        autocomplete="off"
        maxLength={100}
        aria-label={label}
        placeholder={label}
        aria-expanded={choices.length > 0}
        aria-controls={choices.length ? `${base}-list` : undefined}
        aria-activedescendant={active ? `${base}-${active.id}` : undefined}
        value={query}
        onInput={event => {
          wanted.value = null;
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={pressed}
      />
      {choices.length > 0 && (
        <div class="picker-list" role="listbox" id={`${base}-list`} aria-label={label}>
          {groups.map(group => (
            <div key={group} role="group" aria-label={group}>
              <div class="picker-group" aria-hidden="true">
                {group}
              </div>
              {choices
                .filter(choice => choice.group === group)
                .map(choice => (
                  <div
                    key={choice.id}
                    id={`${base}-${choice.id}`}
                    class="picker-item"
                    role="option"
                    aria-selected={choice === active}
                    aria-disabled={choice.isOff ? true : undefined}
                    data-active={choice === active}
                    {...choice.data}
                    onClick={() => !choice.isOff && choice.run()}
                    onPointerMove={() => !choice.isOff && (wanted.value = choice.id)}
                  >
                    {choice.body}
                  </div>
                ))}
            </div>
          ))}
        </div>
      )}
      {choices.length === 0 && none && <p class="picker-none muted">{none}</p>}
    </div>
  );
}
