import type { Keep } from "./storage.js";

/** A message that the person sent and the host has not answered. */
export interface PendingMessage {
  id: string;
  text: string;
}

/**
 * The pending messages of one sender, kept so that they outlive the page. Each has a key of its own,
 * so that tabs that share the storage never overwrite each other.
 */
export interface PendingStore<Message extends PendingMessage> {
  put(message: Message): void;
  remove(id: string): void;
  /** In the order of sending. */
  list(): Message[];
  /** Tells what other tabs put (with the message) and removed (with null). The answer ends it. */
  watch(changed: (id: string, message: Message | null) => void): () => void;
}

/**
 * @param owner The scope that never mixes with another: host mount, site or project, visitor or member, dialog.
 */
export function pendingStore<Message extends PendingMessage>(keep: Keep, owner: string): PendingStore<Message> {
  const prefix = `multichat:${owner}:pending:`;
  const parse = (value: string | null): Message | null => {
    try {
      const message = JSON.parse(value ?? "null") as Message | null;
      return typeof message?.id === "string" && typeof message.text === "string" ? message : null;
    } catch {
      return null;
    }
  };
  return {
    put: message => keep.set(prefix + message.id, JSON.stringify(message)),
    remove: id => keep.remove(prefix + id),
    list: () => keep.keys(prefix).flatMap(key => parse(keep.get(key)) ?? []),
    watch(changed) {
      const listen = (event: StorageEvent) => {
        if (event.key?.startsWith(prefix)) changed(event.key.slice(prefix.length), parse(event.newValue));
      };
      globalThis.addEventListener?.("storage", listen);
      return () => globalThis.removeEventListener?.("storage", listen);
    },
  };
}
