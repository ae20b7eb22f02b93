import type { Hub, HubError } from "../../../shared/hub.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { ConsoleTexts } from "../../texts/index.js";
import { sectionFor, withGuess, withoutGuess, withRows, type Patch } from "./rows.js";
import type { DeskStore } from "./store.js";

type Name = "Take" | "HandOver" | "LetGo" | "Close" | "Reopen";
export type Target = { member: Id } | { group: Id };

/** One thing to do with a dialog, and what shows before the host has answered. */
interface Step {
  name: Name;
  target?: Target;
  patch: Patch;
}

/** Take, hand over, let go, close, reopen, class: shown at once, taken back when refused, undone by a second command. */
export class Commands {
  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
    /** What was undone is what the person wants to see. */
    private readonly show: (dialog: Id) => void = () => undefined,
  ) {}

  take(id: Id): Promise<boolean> {
    return this.#run(id, { name: "Take", patch: { responsible: this.store.app.me } }, (t, name) => t("done.take", { name }));
  }

  handOver(id: Id, target: Target): Promise<boolean> {
    const to = "member" in target ? this.store.app.team.memberName(target.member) : this.store.app.team.groupName(target.group);
    const patch = "member" in target ? { responsible: target.member } : { responsible: null, group: target.group };
    return this.#run(id, { name: "HandOver", target, patch }, (t, name) => t("done.handOver", { name, to }));
  }

  letGo(id: Id): Promise<boolean> {
    return this.#run(id, { name: "LetGo", patch: { responsible: null } }, (t, name) => t("done.letGo", { name }));
  }

  close(id: Id): Promise<boolean> {
    return this.#run(id, { name: "Close", patch: { status: "archived" } }, (t, name) => t("done.close", { name }));
  }

  reopen(id: Id): Promise<boolean> {
    return this.#run(id, { name: "Reopen", patch: { status: "open" } }, (t, name) => t("done.reopen", { name }));
  }

  /** Says what kind of matter the dialog's inquiry is; null for none. */
  async setClass(id: Id, to: Id | null): Promise<boolean> {
    const { store } = this;
    const before = store.book.peek().rows.get(id);
    if (!before || before.class === to) return false;
    const after = await this.#classify(before, to);
    if (!after) return false;
    const t = store.app.texts.peek();
    const name = store.row(id)?.client.name ?? before.client.name;
    const text = to === null ? t("done.classCleared", { name }) : t("done.classSet", { name, to: store.app.team.className(to) });
    const undo = async () => {
      if (await this.#classify(after, before.class, after.version)) store.app.toasts.say(t("done.undone"));
    };
    store.app.toasts.sayUndo(text, { label: t("app.undo"), run: () => void undo() });
    return true;
  }

  #classify(before: DeskRow, to: Id | null, version?: number): Promise<DeskRow | null> {
    const input = { dialog: before.id, inquiry: before.inquiryId, class: to, ...(version === undefined ? {} : { version }) };
    return this.#guessing(before.id, { class: to }, hub => hub.call("SetClass", input));
  }

  async #run(id: Id, step: Step, done: (t: ConsoleTexts, name: string) => string): Promise<boolean> {
    const { store } = this;
    const before = store.book.peek().rows.get(id);
    if (!before) return false;
    const after = await this.#do(before, step);
    if (!after) return false;
    const t = store.app.texts.peek();
    const undo = undoOf(before, step, store.app.me);
    const text = done(t, store.row(id)?.client.name ?? before.client.name);
    const offer = step.name === "Close" && after.class === null && this.#hasClasses ? { label: t("class.choose"), run: () => void (store.classifying.value = id) } : null;
    if (undo) store.app.toasts.sayUndo(text, { label: t("app.undo"), run: () => void this.#undo(after, undo) }, offer);
    else store.app.toasts.say(text);
    return true;
  }

  get #hasClasses(): boolean {
    return this.store.app.team.classes.peek().some(known => !known.removed);
  }

  async #undo(row: DeskRow, step: Step): Promise<void> {
    const { store } = this;
    if (!(await this.#do(row, step, row.version))) return;
    this.show(row.id);
    store.app.toasts.say(store.app.texts.peek()("done.undone"));
  }

  #do(before: DeskRow, { name, target, patch }: Step, version?: number): Promise<DeskRow | null> {
    const input = {
      dialog: before.id,
      sawResponsible: before.responsible,
      ...(version === undefined ? {} : { version }),
      ...target,
    };
    return this.#guessing(before.id, patch, hub => hub.call(name, input as DeskCalls[Name]["in"] & DeskCalls["HandOver"]["in"]));
  }

  /** Shows it at once, and what the host has made of it then. Null where it was refused. */
  async #guessing(id: Id, patch: Patch, ask: (hub: Hub<DeskCalls>) => Promise<{ row: DeskRow }>): Promise<DeskRow | null> {
    const { store } = this;
    const hub = this.hub();
    const sectionOf = (row: DeskRow) => sectionFor(row, store.app.me, store.app.team.groups.peek());
    const guess = { ...patch };
    store.book.value = withGuess(store.book.peek(), id, guess, sectionOf);
    try {
      if (!hub?.isOpen) throw Object.assign(new Error("lost"), { code: "lost", status: 0 });
      const { row } = await ask(hub);
      store.book.value = withRows(store.book.peek(), [row]);
      return row;
    } catch (why) {
      store.book.value = withoutGuess(store.book.peek(), id, guess, sectionOf);
      store.app.toasts.say(this.#refusal(why as HubError));
      return null;
    }
  }

  #refusal(why: HubError): string {
    const t = this.store.app.texts.peek();
    switch (why.code) {
      case "changed":
        return t("refused.changed");
      case "invalid_field":
        return t(why.member === "class" ? "refused.class" : "refused.unknown");
      case "responsible_changed":
        return why.responsible ? t("refused.responsible", { name: why.responsible.name }) : t("refused.nobody");
      case "already_responsible":
        return t("refused.already");
      case "not_responsible":
        return t("refused.notResponsible");
      case "dialog_archived":
        return t("refused.archived");
      case "dialog_open":
        return t("refused.open");
      case "forbidden":
        return t("refused.forbidden");
      case "lost":
        return t("refused.lost");
      default:
        return t("refused.unknown");
    }
  }
}

/** The command that brings back what was before, null where none can. */
export function undoOf(before: DeskRow, { name }: Pick<Step, "name">, me: Id): Step | null {
  if (name === "Close") return { name: "Reopen", patch: { status: "open" } };
  if (name === "Reopen") return { name: "Close", patch: { status: "archived" } };
  const { responsible, group } = before;
  if (responsible === me) return { name: "Take", patch: { responsible: me } };
  if (responsible) return { name: "HandOver", target: { member: responsible }, patch: { responsible } };
  if (group && name === "HandOver") return { name: "HandOver", target: { group }, patch: { responsible: null, group } };
  return name === "LetGo" ? null : { name: "LetGo", patch: { responsible: null } };
}
