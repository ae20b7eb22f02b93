import type { IconName } from "../app/icon-name.js";
import { Icon } from "./icons.js";
import { Popover, type Anchor } from "./popover.js";

export interface MenuItem {
  name: string;
  label: string;
  icon: IconName;
  note?: string;
  isOff?: boolean;
  run(): void;
}

interface Props {
  anchor: Anchor;
  label: string;
  items: readonly MenuItem[];
  onClose(): void;
}

export function Menu({ anchor, label, items, onClose }: Props) {
  function move(event: KeyboardEvent) {
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=menuitem]")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") onClose();
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  }

  return (
    <Popover anchor={anchor} role="menu" label={label} onClose={onClose}>
      <div role="presentation" onKeyDown={move}>
        {items.map(item => (
          <button
            key={item.name}
            class="menu-item"
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-item={item.name}
            aria-disabled={item.isOff ? true : undefined}
            onClick={() => {
              if (item.isOff) return;
              onClose();
              item.run();
            }}
          >
            <Icon name={item.icon} size={16} />
            {item.label}
            {item.note && <span class="menu-note">{item.note}</span>}
          </button>
        ))}
      </div>
    </Popover>
  );
}
