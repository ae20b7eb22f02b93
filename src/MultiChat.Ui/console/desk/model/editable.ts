import type { DeskRow } from "../../../shared/wire/rows.js";
import type { DeskItem, DeskMessage } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";

/** Milliseconds in which the author may still edit; 0 or less when the time is over, null for what was never editable. */
export function editTimeLeft(message: DeskMessage, row: DeskRow | undefined, me: Id, now: number, editSeconds: number): number | null {
  if (message.from !== "operator" || message.by !== me) return null;
  if (row?.status !== "open" || !row.can.edit) return null;
  return Date.parse(message.at) + editSeconds * 1000 - now;
}

/** The most units of an answer: what the host takes, and what the dialog's channel can send. */
export const answerLimit = (row: DeskRow | undefined, textLength: number | undefined): number =>
  Math.min(textLength ?? 8000, row?.can.length ?? 8000);

/** What ArrowUp in an empty composer edits. */
export function lastEditable(items: readonly DeskItem[], isEditable: (message: DeskMessage) => boolean): DeskMessage | null {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (item.kind === "message" && isEditable(item.message)) return item.message;
  }
  return null;
}
