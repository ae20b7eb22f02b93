import { deadlineOf } from "../../../shared/delivery.js";
import type { Hub, HubError } from "../../../shared/hub.js";
import { mintId } from "../../../shared/ids.js";
import { cleaned } from "../../../shared/message-text.js";
import { Outbox } from "../../../shared/outbox.js";
import { pendingStore } from "../../../shared/pending.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { DeskMessage } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";
import { dialogOwner, dialogsWithPending, watchPending } from "../../app/kept-here.js";
import { withChanged } from "./rows.js";
import type { DeskStore } from "./store.js";
import { hasMessage, type AnswerBox, type PendingAnswer, type ThreadState } from "./thread-state.js";

/** Operators' messages on their way: kept before they are sent, sent again after any doubt, given back when refused. */
export class Answers {
  readonly #boxes = new Map<Id, AnswerBox>();
  #isReady = false;
  #unwatch: (() => void) | undefined;

  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
    private readonly threadOf: (dialog: Id) => ThreadState,
    private readonly schedule: (thread: ThreadState) => void,
  ) {}

  /** Shown at once, before anything is known about its way. */
  send(dialog: Id, text: string): void {
    const { store } = this;
    const thread = this.threadOf(dialog);
    const id = mintId(store.app.time.now());
    const at = new Date(store.app.time.now()).toISOString();
    thread.sentAt.set(id, store.app.clock.steady());
    thread.returned.value = null;
    thread.unreadFrom.value = null;
    this.boxFor(dialog).add({ id, text: cleaned(text), at, sawResponsible: store.row(dialog)?.responsible ?? null });
  }

  resend(thread: ThreadState, id: Id): void {
    thread.sentAt.set(id, this.store.app.clock.steady());
    thread.beat.value++;
    if (this.boxFor(thread.id).deliveryOf(id)) this.boxFor(thread.id).resend(id);
    else void this.#resendAccepted(thread, id);
    this.schedule(thread);
  }

  remove(thread: ThreadState, id: Id): void {
    this.boxFor(thread.id).remove(id);
  }

  boxFor(dialog: Id): AnswerBox {
    let box = this.#boxes.get(dialog);
    if (!box) {
      box = this.#makeBox(dialog);
      this.#boxes.set(dialog, box);
      box.ready(this.#isReady);
    }
    return box;
  }

  ready(isReady: boolean): void {
    this.#isReady = isReady;
    for (const box of this.#boxes.values()) box.ready(isReady);
  }

  /** What an earlier page left is sent by this one, and what another tab leaves that is closed. */
  adopt(): void {
    const { keep, clock, start, owner } = this.store.app;
    for (const dialog of dialogsWithPending(keep, owner)) this.threadOf(dialog);
    this.#unwatch?.();
    const unwatch = (this.#unwatch = watchPending(keep, owner, (dialog, isStillThere) => {
      // A dialog that has a box here takes over by itself; the others have nobody, once their tab is gone.
      if (this.#boxes.has(dialog)) return;
      clock.after(deadlineOf(start.peek()?.limits), () => {
        if (unwatch === this.#unwatch && isStillThere()) this.threadOf(dialog);
      });
    }));
  }

  stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    for (const box of this.#boxes.values()) box.stop();
    this.#boxes.clear();
  }

  #makeBox(dialog: Id): AnswerBox {
    const { store } = this;
    const owner = dialogOwner(store.app.owner, dialog);
    let becameResponsible = false;
    const box: AnswerBox = new Outbox<PendingAnswer, { message: DeskMessage }>({
      store: pendingStore<PendingAnswer>(store.app.keep, owner),
      clock: store.app.clock,
      limits: () => store.app.start.peek()?.limits,
      send: message => {
        const hub = this.hub();
        if (!hub) return Promise.reject(Object.assign(new Error("lost"), { code: "lost", status: 0 }));
        // Those that waited behind one's own first answer saw nobody, and by that answer it is oneself now.
        const saw = message.sawResponsible ?? (becameResponsible ? store.app.me : null);
        return hub.call("Answer", { dialog, id: message.id, text: message.text, sawResponsible: saw });
      },
      accepted: (pending, { message }) => {
        becameResponsible = pending.sawResponsible === null;
        const thread = this.threadOf(dialog);
        if (!hasMessage(thread.view.peek()?.items ?? [], message.id)) thread.echoes.value = [...thread.echoes.peek(), message];
        this.schedule(thread);
      },
      rejected: (message, why) => this.#giveBack(dialog, message, why),
      changed: () => {
        const thread = store.threads.peek().get(dialog);
        if (!thread) return;
        thread.pending.value = [...box.messages];
        thread.beat.value++;
      },
    });
    return box;
  }

  #giveBack(dialog: Id, message: PendingAnswer, why: HubError): void {
    const { store } = this;
    store.drafts.peek().giveBack(dialog, message.text);
    const t = store.app.texts.peek();
    const row = store.book.peek().rows.get(dialog);
    const thread = this.threadOf(dialog);
    thread.returned.value = returnedText();
    thread.answersBeside.value = null;
    if (row && why.code === "responsible_changed") {
      store.book.value = withChanged(store.book.peek(), [{ ...row, responsible: why.responsible?.id ?? null }]);
    }
    if (store.openId.peek() !== dialog) store.app.toasts.say(t("composer.returnedTo", { name: row?.client.name ?? "" }));

    function returnedText(): string {
      if (why.code === "responsible_changed") {
        const name = why.responsible?.name;
        return name ? t("composer.returned.responsible", { name }) : t("composer.returned.nobody");
      }
      if (why.code === "dialog_archived") return t("composer.returned.archived");
      return why.code.startsWith("text_") ? t("composer.returned.text") : t("composer.returned.refused");
    }
  }

  // The key is compared with the first accepted text, which an edit has left behind.
  async #resendAccepted(thread: ThreadState, id: Id): Promise<void> {
    const hub = this.hub();
    const item = thread.view.peek()?.items.find(item => item.kind === "message" && item.message.id === id);
    if (!hub || item?.kind !== "message") return;
    const { text, revision } = item.message;
    try {
      const first = revision ? (await hub.call("Revisions", { dialog: thread.id, id })).revisions[0]?.text : text;
      const sawResponsible = this.store.row(thread.id)?.responsible ?? null;
      await hub.call("Answer", { dialog: thread.id, id, text: first ?? text, sawResponsible });
    } catch {
      // It is accepted: only the visitor's page can make the mark go, and the mark goes on saying so.
    }
  }
}
