import { signal } from "@preact/signals";
import { codeOf, type Hub } from "../../../shared/hub.js";
import { mintId } from "../../../shared/ids.js";
import { cleaned, isBlank } from "../../../shared/message-text.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { ConsoleKey } from "../../texts/index.js";
import type { DeskStore } from "./store.js";

/** Notes on their way. A text stays in the composer until the host has it, and until then is sent under the same id. */
export class Notes {
  readonly #chosen = signal<ReadonlyMap<Id, boolean>>(new Map());
  readonly #sending = signal<ReadonlySet<Id>>(new Set());
  readonly #tried = new Map<Id, { id: Id; text: string }>();

  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
  ) {}

  /** Whether the composer writes to the operators: as chosen, or where only a note lies begun, or nothing else can be written. */
  writes({ id, can }: DeskRow): boolean {
    const { notes, drafts } = this.store;
    return !can.send || (this.#chosen.value.get(id) ?? (!isBlank(notes.value.of(id)) && isBlank(drafts.value.of(id))));
  }

  choose(dialog: Id, isNote: boolean): void {
    this.#chosen.value = new Map(this.#chosen.peek()).set(dialog, isNote);
  }

  isSending(dialog: Id): boolean {
    return this.#sending.value.has(dialog);
  }

  /** Answers whether the host has it. */
  async send(dialog: Id): Promise<boolean> {
    const { store } = this;
    const drafts = store.notes.peek();
    const written = drafts.of(dialog);
    if (this.#sending.peek().has(dialog)) return false;
    const text = cleaned(written);
    const earlier = this.#tried.get(dialog);
    const id = earlier?.text === text ? earlier.id : mintId(store.app.time.now());
    this.#tried.set(dialog, { id, text });
    this.#mark(dialog, true);
    try {
      const hub = this.hub();
      if (!hub) throw Object.assign(new Error("lost"), { code: "lost", status: 0 });
      await hub.call("Note", { dialog, id, text });
      this.#tried.delete(dialog);
      // What another tab has typed since is not this note.
      if (drafts.of(dialog) === written) drafts.set(dialog, "");
      return true;
    } catch (why) {
      store.app.toasts.say(store.app.texts.peek()(refusalOf(codeOf(why))));
      return false;
    } finally {
      this.#mark(dialog, false);
    }
  }

  #mark(dialog: Id, isSending: boolean): void {
    const next = new Set(this.#sending.peek());
    if (isSending) next.add(dialog);
    else next.delete(dialog);
    this.#sending.value = next;
  }
}

function refusalOf(code: string): ConsoleKey {
  if (code === "dialog_archived") return "note.archived";
  if (code === "not_supported") return "note.notSupported";
  return code.startsWith("text_") ? "note.text" : "note.failed";
}
