import { signal } from "@preact/signals";
import type { Keep } from "../../../shared/storage.js";
import type { DeskMessage } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";

/** An own message that somebody changes, and has not saved. */
export interface Edit {
  dialog: Id;
  text: string;
  /** What the message said when this was begun, and at which revision. */
  before: string;
  revision: number;
  /** The editor stands open, whenever the dialog does. */
  isOpen: boolean;
}

/** Unsaved edits of a member by message. They outlive the editor, the dialog's being shown, and the page. */
export class Edits {
  readonly #all = signal<ReadonlyMap<Id, Edit>>(new Map());
  readonly #prefix: string;

  constructor(
    private readonly keep: Keep,
    owner: string,
  ) {
    this.#prefix = `multichat:${owner}:edit:`;
    const stored = keep.keys(this.#prefix).flatMap((key): [Id, Edit][] => {
      const edit = parsed(keep.get(key));
      return edit ? [[key.slice(this.#prefix.length), edit]] : [];
    });
    this.#all.value = new Map(stored);
  }

  /** What another tab types is shown here as well, so that neither writes over the other's; which editors stand open is each tab's own. The answer ends it. */
  follow(): () => void {
    const listen = ({ key, newValue }: StorageEvent) => {
      if (!key?.startsWith(this.#prefix)) return;
      const message = key.slice(this.#prefix.length);
      const edit = parsed(newValue);
      this.#show(message, edit && { ...edit, isOpen: this.#all.peek().get(message)?.isOpen ?? false });
    };
    globalThis.addEventListener?.("storage", listen);
    return () => globalThis.removeEventListener?.("storage", listen);
  }

  of(message: Id): Edit | undefined {
    return this.#all.value.get(message);
  }

  /** The message of a dialog whose editor stands open. */
  openIn(dialog: Id): Id | null {
    for (const [message, edit] of this.#all.value) if (edit.isOpen && edit.dialog === dialog) return message;
    return null;
  }

  /** Whether something of a dialog would be lost. */
  hasIn(dialog: Id): boolean {
    return [...this.#all.peek().values()].some(edit => edit.dialog === dialog && edit.text !== edit.before);
  }

  /** Opens the editor, with what was typed before. One stands open in a dialog. */
  begin(dialog: Id, { id, text, revision }: DeskMessage): void {
    this.leave(dialog);
    this.#put(id, { ...(this.#all.peek().get(id) ?? { dialog, text, before: text, revision }), isOpen: true });
  }

  change(message: Id, change: Partial<Pick<Edit, "text" | "revision">>): void {
    const edit = this.#all.peek().get(message);
    if (edit) this.#put(message, { ...edit, ...change });
  }

  /** Closes the editor of a dialog; what was typed stays. */
  leave(dialog: Id): void {
    const message = this.openIn(dialog);
    const edit = message === null ? undefined : this.#all.peek().get(message);
    if (!message || !edit) return;
    if (edit.text === edit.before) this.drop(message);
    else this.#put(message, { ...edit, isOpen: false });
  }

  /** The message was saved as it was sent; what was typed since stays, upon the new revision. Answers whether nothing was. */
  saved({ id, text, revision }: DeskMessage, sent: string): boolean {
    const edit = this.#all.peek().get(id);
    if (edit && edit.text !== sent) this.#put(id, { ...edit, before: text, revision });
    else this.drop(id);
    return !this.#all.peek().has(id);
  }

  /** Not wanted any more. */
  drop(message: Id): void {
    if (!this.#all.peek().has(message)) return;
    this.keep.remove(this.#prefix + message);
    this.#show(message, null);
  }

  #put(message: Id, edit: Edit): void {
    if (edit.text === edit.before) this.keep.remove(this.#prefix + message);
    else this.keep.set(this.#prefix + message, JSON.stringify(edit));
    this.#show(message, edit);
  }

  #show(message: Id, edit: Edit | null): void {
    const next = new Map(this.#all.peek());
    if (edit) next.set(message, edit);
    else next.delete(message);
    this.#all.value = next;
  }
}

function parsed(value: string | null): Edit | null {
  try {
    const edit = JSON.parse(value ?? "null") as Edit | null;
    return typeof edit?.text === "string" && typeof edit.dialog === "string" ? edit : null;
  } catch {
    return null;
  }
}
