import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { DeskRow } from "../../../shared/wire/rows.js";
import { useTexts } from "../../app/context.js";
import { keysText, hasKeyboard } from "../../app/key-names.js";
import { Icon } from "../../parts/icons.js";
import { Menu, type MenuItem } from "../../parts/menu.js";
import type { Anchor } from "../../parts/popover.js";
import { copyLink, dialogDeeds } from "../model/deeds.js";
import { useDesk } from "../model/desk.js";

/** Buttons, and a menu of the rest; where there is no room for all, the menu has all but the first. */
export function ThreadCommands({ row }: { row: DeskRow }) {
  const desk = useDesk();
  const t = useTexts();
  const menu = useSignal<{ anchor: Anchor; hasRoom: boolean } | null>(null);
  const closeMenu = useCallback(() => (menu.value = null), []);
  // An archived dialog says beneath how it is opened again.
  const deeds = row.status === "open" ? dialogDeeds(desk, row) : [];
  const link: MenuItem = { name: "copy-link", label: t("command.copyLink"), icon: "link", run: () => copyLink(desk, row.id) };
  const others = deeds.slice(1).map(({ name, icon, keys, run }): MenuItem => ({
    name,
    icon,
    run,
    label: t(`command.${name}`),
    ...(keys && hasKeyboard() ? { note: keysText(keys) } : {}),
  }));

  function open(button: HTMLElement) {
    const buttons = [...button.parentElement!.querySelectorAll<HTMLElement>(".action")];
    menu.value = { anchor: button.getBoundingClientRect(), hasRoom: buttons.slice(1).every(({ offsetParent }) => offsetParent !== null) };
  }

  return (
    <>
      {deeds.map(({ name, icon, keys, run }) => (
        <button
          key={name}
          class="button action"
          type="button"
          data-command={name}
          title={keys && hasKeyboard() ? `${t(`command.${name}`)} (${keysText(keys)})` : t(`command.${name}`)}
          onClick={run}
        >
          <Icon name={icon} size={16} />
          <span class="action-name">{t(`command.${name}`)}</span>
        </button>
      ))}
      <button
        class="button button-icon action-menu"
        type="button"
        data-commands
        aria-label={t("command.more")}
        title={t("command.more")}
        aria-haspopup="menu"
        aria-expanded={menu.value !== null}
        onClick={event => open(event.currentTarget)}
      >
        <Icon name="menu" />
      </button>
      {menu.value && (
        <Menu anchor={menu.value.anchor} label={t("command.more")} items={menu.value.hasRoom ? [link] : [...others, link]} onClose={closeMenu} />
      )}
    </>
  );
}
