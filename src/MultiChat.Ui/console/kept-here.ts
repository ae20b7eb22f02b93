import type { Keep } from "../shared/storage.js";
import type { Id } from "../shared/wire.js";

/** Names the scope of what this browser keeps for one member: never mixed with another's. */
export const ownerOf = (mount: string, project: string, member: Id): string => `desk:${mount}:${project}:${member}`;

export const dialogOwner = (owner: string, dialog: Id): string => `${owner}:${dialog}`;

/** Dialogs that have pending messages from an earlier page. */
export function dialogsWithPending(keep: Keep, owner: string): Id[] {
  const prefix = `multichat:${owner}:`;
  const found = keep.keys(prefix).flatMap(key => {
    const [dialog, kind] = key.slice(prefix.length).split(":");
    return dialog && kind === "pending" ? [dialog] : [];
  });
  return [...new Set(found)];
}

const everything = (mount: string) => `multichat:desk:${mount}:`;

/** What signing out erases, in every project. */
export function countKept(keep: Keep, mount: string): { drafts: number; pending: number } {
  const keys = keep.keys(everything(mount));
  return {
    drafts: keys.filter(key => key.includes(":draft:")).length,
    pending: keys.filter(key => key.includes(":pending:")).length,
  };
}

export function eraseKept(keep: Keep, mount: string): void {
  for (const key of keep.keys(everything(mount))) keep.remove(key);
}
