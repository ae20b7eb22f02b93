import type { IconName } from "../../app/icon-name.js";
import type { Command } from "../../app/command.js";
import { copyText } from "../../app/copy.js";
import { isNarrow } from "../../app/narrow.js";
import type { Deed } from "../../app/page.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Desk } from "./desk.js";
import { dialogAddress } from "./desk-place.js";

export interface DialogDeed {
  name: "take" | "handOver" | "letGo" | "close" | "reopen";
  icon: IconName;
  keys?: Command;
  run(): void;
}

/** What can be done with a dialog now; the likeliest first. */
export function dialogDeeds(desk: Desk, { id, status, responsible }: DeskRow): DialogDeed[] {
  const { commands, store } = desk;
  if (status !== "open") return [{ name: "reopen", icon: "reopen", run: () => void commands.reopen(id) }];
  const take: DialogDeed = { name: "take", icon: "take", keys: "take", run: () => void desk.take(id) };
  const handOver: DialogDeed = { name: "handOver", icon: "handOver", run: () => (store.overlay.value = "handOver") };
  const letGo: DialogDeed = { name: "letGo", icon: "letGo", run: () => void commands.letGo(id) };
  const close: DialogDeed = { name: "close", icon: "check", keys: "close", run: () => void desk.close(id) };
  return responsible === store.app.me ? [close, handOver, letGo] : [take, handOver, close];
}

/** What the palette has of the desk. */
export function deedsOf(desk: Desk): Deed[] {
  const { store, app } = desk;
  const t = app.texts.value;
  const row = store.row(store.openId.value);
  const next: Deed = { name: "next", icon: "down", label: t("keys.next"), keys: "next", run: () => void desk.openNext() };
  if (!row) return [next];
  const link: Deed = { name: "copyLink", icon: "link", label: t("command.copyLink"), run: () => copyLink(desk, row.id) };
  const classify: Deed = { name: "class", icon: "tag", label: t("keys.class"), keys: "class", run: () => void (store.classifying.value = row.id) };
  return [...dialogDeeds(desk, row).map(deed => ({ ...deed, label: t(`command.${deed.name}`) })), classify, link, next];
}

export const copyLink = ({ app }: Desk, dialog: string): void => void copyText(app.linkTo(dialogAddress(dialog)), app, "command.linkCopied");

/** What keys do at the desk, whichever page is shown. Answers whether they mean anything here. */
export function pressed(desk: Desk, command: Command): boolean {
  const { store, app } = desk;
  const row = store.row(store.openId.peek());
  switch (command) {
    case "next":
      void desk.openNext();
      return true;
    case "down":
    case "up":
      desk.step(command === "down" ? 1 : -1);
      desk.focusComposer();
      return true;
    case "mine":
    case "common":
    case "archive":
      desk.chooseSection(command);
      return true;
    case "close":
      if (row?.status === "open") void desk.close(row.id);
      return true;
    case "take":
      if (row?.status === "open" && row.responsible !== app.me) void desk.take(row.id);
      return true;
    case "class":
      if (row) store.classifying.value = row.id;
      return true;
    case "note":
      if (row?.status === "open" && row.can.send) desk.notes.choose(row.id, !desk.notes.writes(row));
      desk.focusComposer();
      return true;
    case "find":
      if (!desk.isShown || (isNarrow() && store.openId.peek() !== null)) desk.chooseSection(store.section.peek());
      requestAnimationFrame(() => document.getElementById("list-search")?.focus());
      return true;
    case "escape":
      return desk.stepBack();
    default:
      return false;
  }
}
