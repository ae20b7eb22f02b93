import type { Keep } from "../../shared/storage.js";
import type { Id } from "../../shared/wire/wire.js";

/** Names the scope of what this browser keeps for one member: never mixed with another's. */
export const ownerOf = (mount: string, project: string, member: Id): string => `desk:${mount}:${project}:${member}`;

export const dialogOwner = (owner: string, dialog: Id): string => `${owner}:${dialog}`;

function pendingIn(key: string | null, owner: string): Id[] {
  const prefix = `multichat:${owner}:`;
  const [dialog, kind] = key?.startsWith(prefix) ? key.slice(prefix.length).split(":") : [];
  return dialog && kind === "pending" ? [dialog] : [];
}

/** Dialogs that have pending messages from another page. */
export function dialogsWithPending(keep: Keep, owner: string): Id[] {
  return [...new Set(keep.keys(`multichat:${owner}:`).flatMap(key => pendingIn(key, owner)))];
}

/** Tells of each message that another tab puts: its dialog, and whether it is still there. The answer ends it. */
export function watchPending(keep: Keep, owner: string, put: (dialog: Id, isStillThere: () => boolean) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (newValue) for (const dialog of pendingIn(key, owner)) put(dialog, () => keep.get(key!) !== null);
  };
  globalThis.addEventListener?.("storage", listen);
  return () => globalThis.removeEventListener?.("storage", listen);
}

const everything = (mount: string) => `multichat:desk:${mount}:`;

/** What signing out erases, in every project. */
export function countKept(keep: Keep, mount: string): { drafts: number; pending: number } {
  const keys = keep.keys(everything(mount));
  return {
    drafts: keys.filter(key => /:(?:draft|note|edit|card|member|week|project|group|site|new-site|profile):/.test(key)).length,
    pending: keys.filter(key => key.includes(":pending:")).length,
  };
}

export function eraseKept(keep: Keep, mount: string): void {
  for (const key of keep.keys(everything(mount))) keep.remove(key);
}
