import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { DeskRow } from "../shared/wire.js";
import { useConsole, useTexts, type Console } from "./console.js";
import { Icon, type IconName } from "./icons.js";
import { Menu } from "./menu.js";
import type { Anchor } from "./popover.js";

interface Command {
  name: "take" | "handOver" | "letGo" | "close" | "reopen";
  icon: IconName;
  run(): void;
}

/** What can be done with a dialog now; the likeliest first. */
function commandsOf(desk: Console, { id, status, responsible }: DeskRow): Command[] {
  const { commands, store } = desk;
  if (status !== "open") return [{ name: "reopen", icon: "reopen", run: () => void commands.reopen(id) }];
  const take: Command = { name: "take", icon: "take", run: () => void commands.take(id) };
  const handOver: Command = { name: "handOver", icon: "handOver", run: () => (store.overlay.value = "handOver") };
  const letGo: Command = { name: "letGo", icon: "letGo", run: () => void commands.letGo(id) };
  const close: Command = { name: "close", icon: "check", run: () => void desk.close(id) };
  return responsible === store.me ? [close, handOver, letGo] : [take, handOver, close];
}

/** Buttons; where there is no room for all, the first one and a menu. */
export function ThreadCommands({ row }: { row: DeskRow }) {
  const desk = useConsole();
  const t = useTexts();
  const menu = useSignal<Anchor | null>(null);
  const closeMenu = useCallback(() => (menu.value = null), []);
  const commands = commandsOf(desk, row);
  const others = commands.slice(1).map(({ name, icon, run }) => ({ name, icon, run, label: t(`command.${name}`) }));
  return (
    <>
      {commands.map(({ name, icon, run }) => (
        <button key={name} class="button action" type="button" data-command={name} title={t(`command.${name}`)} onClick={run}>
          <Icon name={icon} size={16} />
          <span class="action-name">{t(`command.${name}`)}</span>
        </button>
      ))}
      {others.length > 0 && (
        <button
          class="button button-icon action-menu"
          type="button"
          data-commands
          aria-label={t("command.more")}
          title={t("command.more")}
          aria-haspopup="menu"
          aria-expanded={menu.value !== null}
          onClick={event => (menu.value = event.currentTarget.getBoundingClientRect())}
        >
          <Icon name="menu" />
        </button>
      )}
      {menu.value && <Menu anchor={menu.value} label={t("command.more")} items={others} onClose={closeMenu} />}
    </>
  );
}
