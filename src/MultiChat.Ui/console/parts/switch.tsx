import type { ComponentChildren } from "preact";

interface Props {
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ComponentChildren;
  describedBy?: string;
  isOff?: boolean;
}

export const Switch = ({ isOn, onChange, children, describedBy, isOff }: Props) => (
  <button
    class="switch"
    type="button"
    role="switch"
    aria-checked={isOn}
    aria-disabled={isOff ? true : undefined}
    aria-describedby={describedBy}
    onClick={() => !isOff && onChange(!isOn)}
  >
    <span class="switch-track" aria-hidden="true" />
    <span>{children}</span>
  </button>
);
