import { tabKeep } from "../../../shared/storage.js";
import type { Id } from "../../../shared/wire/wire.js";

/** The line at which somebody left a thread, and how far below the top of the view it stood. */
export interface LeftPlace {
  key: string;
  top: number;
}

const keptAs = "multichat:console:left";

/** For the same tab after a reload; null where the thread was at its end. */
export function keepLeft(dialog: Id, left: LeftPlace | null): void {
  if (left) tabKeep.set(keptAs, JSON.stringify({ dialog, ...left }));
  else tabKeep.remove(keptAs);
}

/** Where this tab left the dialog before it was loaded anew. It is said once. */
export function takeLeft(dialog: Id): LeftPlace | null {
  const text = tabKeep.get(keptAs);
  tabKeep.remove(keptAs);
  try {
    const left = JSON.parse(text ?? "null") as (LeftPlace & { dialog: Id }) | null;
    // What the host can begin a thread at is a message.
    return left?.dialog === dialog && /^[0-9a-f-]{36}$/.test(left.key) ? { key: left.key, top: Number(left.top) || 0 } : null;
  } catch {
    return null;
  }
}
