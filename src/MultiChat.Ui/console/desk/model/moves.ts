import type { Hub } from "../../../shared/hub.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { DeskRow } from "../../../shared/wire/rows.js";
import type { DeskItem } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { DeskStore } from "./store.js";

export type Move = "toMe" | "fromMe" | "closed";

type Kind = DeskItem["kind"];
const kinds: Readonly<Record<Move, readonly Kind[]>> = {
  toMe: ["handedOver", "taken"],
  fromMe: ["taken", "handedOver", "letGo"],
  closed: ["closed"],
};

/** Larger than any event's number. */
const afterAll = 2_147_483_647;

/** What a row's change did to my responsibility, whoever did it. */
export function moveOf(known: DeskRow | undefined, row: DeskRow, me: Id): Move | null {
  if (known && known.version >= row.version) return null;
  if (row.status === "open") {
    if (row.responsible === me) return known?.responsible === me || isFirstAnswer(known, row, me) ? null : "toMe";
    return known?.status === "open" && known.responsible === me ? "fromMe" : null;
  }
  return known?.status === "open" && known.responsible === me ? "closed" : null;
}

/** The first to answer becomes responsible by that: nobody handed anything over. */
const isFirstAnswer = (known: DeskRow | undefined, row: DeskRow, me: Id): boolean =>
  known?.responsible === null && row.last?.by === me && row.last.at !== known.last?.at;

/** Tells of dialogs that a colleague or the system gave to me, took from me or closed: a toast that names the dialog, and the usual notices. */
export class Moves {
  constructor(
    private readonly store: DeskStore,
    private readonly hub: () => Hub<DeskCalls> | null,
    private readonly tell: (row: DeskRow, text: string) => void,
    private readonly show: (dialog: Id) => void,
    /** No other pane covers the open dialog. */
    private readonly isShown: () => boolean,
  ) {}

  /** The row does not say who did it, and it may have been me in another tab: the log does. */
  async consider(row: DeskRow, move: Move, since: number): Promise<void> {
    const { store } = this;
    if (move !== "toMe") store.handed.peek().drop(row.id);
    const asked = this.hub()?.call("History", { dialog: row.id, before: afterAll, limit: 10 });
    const page = await asked?.catch(() => null);
    const item = page?.items.findLast(item => kinds[move].includes(item.kind));
    if (!item || !("by" in item) || item.by === store.app.me || Date.parse(item.at) < since) return;
    if (move === "toMe" && !(item.kind === "handedOver" && item.member === store.app.me)) return;
    const t = store.app.texts.peek();
    const name = store.row(row.id)?.client.name ?? row.client.name;
    const by = item.by ? store.app.team.memberName(item.by) : null;
    const text =
      move === "toMe" ? (by ? t("moved.toMe", { by, name }) : t("moved.toMe.system", { name }))
      : move === "closed" ? (by ? t("moved.closed", { by, name }) : t(item.kind === "closed" && item.byClient ? "moved.closed.client" : "moved.closed.system", { name }))
      : !by ? t("moved.fromMe.system", { name })
      : item.kind === "handedOver" ? t("moved.handedOn", { by, name, to: this.#targetOf(item) })
      : t("moved.fromMe", { by, name });
    const isOpen = store.openId.peek() === row.id && this.isShown();
    if (move === "toMe" && isOpen) store.handed.peek().open(row);
    else if (move === "toMe") store.handed.peek().add(row);
    store.app.toasts.say(text, isOpen ? null : { label: t("moved.show"), run: () => this.show(row.id) });
    this.tell(row, text);
  }

  #targetOf(item: Extract<DeskItem, { kind: "handedOver" }>): string {
    const { store } = this;
    return item.member ? store.app.team.memberName(item.member) : item.group ? store.app.texts.peek()("event.group", { name: store.app.team.groupName(item.group) }) : "";
  }
}
