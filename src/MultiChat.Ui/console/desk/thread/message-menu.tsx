import type { DeskMessage } from "../../../shared/wire/thread.js";
import { copyText } from "../../app/copy.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { dialogAddress } from "../model/desk-place.js";
import { editTimeLeft } from "../model/editable.js";
import { Menu, type MenuItem } from "../../parts/menu.js";
import type { Anchor } from "../../parts/popover.js";
import type { PendingAnswer, ThreadState } from "../model/thread-state.js";
import { countdown } from "../../app/when.js";

export type MenuFor = { anchor: Anchor } & ({ message: DeskMessage; pending?: never } | { pending: PendingAnswer; message?: never });

export function MessageMenu({ thread, anchor, message, pending, onClose }: MenuFor & { thread: ThreadState; onClose(): void }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const text = message?.text ?? pending?.text ?? "";
  const items: MenuItem[] = [{ name: "copy", label: t("message.copy"), icon: "copy", run: () => void copyText(text, store.app) }];

  items.push({ name: "template", label: t("message.asTemplate"), icon: "template", run: () => void desk.templates.beginWith(text) });

  if (pending) {
    items.unshift({ name: "resend", label: t("message.resend"), icon: "resend", run: () => desk.answers.resend(thread, pending.id) });
    items.push({
      name: "copy-remove",
      label: t("message.copyRemove"),
      icon: "trash",
      run: () => void copyText(text, store.app).then(isCopied => isCopied && desk.answers.remove(thread, pending.id)),
    });
  } else {
    const editSeconds = store.app.start.value?.limits.editSeconds ?? 600;
    const left = editTimeLeft(message, store.row(thread.id), store.app.me, Math.max(store.app.now.value, store.app.time.now()), editSeconds);
    const isOverdue = message.by === store.app.me && desk.threads.deliveryOf(thread, message)?.state === "overdue";
    if (isOverdue) {
      items.unshift({ name: "resend", label: t("message.resend"), icon: "resend", run: () => desk.answers.resend(thread, message.id) });
    }
    if (left !== null) {
      items.push({
        name: "edit",
        label: t("message.edit"),
        icon: "edit",
        note: left > 0 ? t("message.editLeft", { left: countdown(left) }) : t("message.editOver"),
        isOff: left <= 0,
        run: () => store.edits.peek().begin(thread.id, message),
      });
    }
    const link = () => void copyText(store.app.linkTo(dialogAddress(thread.id, message.id)), store.app, "command.linkCopied");
    items.push({ name: "copy-link", label: t("command.copyLink"), icon: "link", run: link });
    if (message.revision > 0) {
      const run = () => (store.revisionsOf.value = { dialog: thread.id, message: message.id });
      items.push({ name: "revisions", label: t("message.revisions"), icon: "revisions", run });
    }
  }
  return <Menu anchor={anchor} label={t("message.menu")} items={items} onClose={onClose} />;
}
