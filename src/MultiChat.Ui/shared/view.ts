import type { LogItem, LogPart, Page, Place } from "./wire/wire.js";

/** What a page shows of one dialog: its items up to a place of the log. */
export interface View<Item extends LogItem, State> {
  readonly place: Place;
  readonly state: State;
  /** In the order of the log; `edited` items are already in the messages that they changed. */
  readonly items: readonly Item[];
  /** Older items exist. */
  readonly more: boolean;
}

/** `known`: nothing new. `hole`: ask `Log` from the view's place. `resync`: take a fresh snapshot. */
export type Outcome<V> = V | "known" | "hole" | "resync";

interface WithMessage extends LogItem {
  message: { id: string; revision?: number };
}

const hasMessage = (item: LogItem): item is WithMessage => "message" in item;

export function viewOf<Item extends LogItem, State>(
  snapshot: { place: Place; items: readonly Item[]; more: boolean },
  state: State,
  kinds: ReadonlySet<string>,
): View<Item, State> {
  return { place: snapshot.place, state, items: shown(snapshot.items, kinds), more: snapshot.more };
}

export function apply<Item extends LogItem, State>(
  view: View<Item, State>,
  part: LogPart<Item, State> | { resync: true },
  kinds: ReadonlySet<string>,
): Outcome<View<Item, State>> {
  if ("resync" in part) return "resync";
  const at = view.place.eventSeq;
  if (part.upTo <= at) return "known";
  if (part.after !== at) return "hole";
  const items = [...view.items];
  for (const item of part.items) {
    if (!kinds.has(item.kind)) return "resync";
    if (item.kind === "edited") replace(items, item);
    else items.push(item);
  }
  return { ...view, items, state: part.state, place: { eventSeq: part.upTo, tag: part.tag } };
}

/** Puts a page of history before what is shown. */
export function prepend<Item extends LogItem, State>(
  view: View<Item, State>,
  page: Page<Item>,
  kinds: ReadonlySet<string>,
): View<Item, State> {
  const first = view.items[0]?.eventSeq ?? Infinity;
  const older = shown(page.items, kinds).filter(item => item.eventSeq < first);
  return { ...view, items: [...older, ...view.items], more: page.more };
}

// A snapshot with kinds of a later version must still be shown: leaving them out beats asking for ever.
const shown = <Item extends LogItem>(items: readonly Item[], kinds: ReadonlySet<string>) =>
  items.filter(item => kinds.has(item.kind) && item.kind !== "edited");

function replace<Item extends LogItem>(items: Item[], edited: Item) {
  if (!hasMessage(edited)) return;
  const { id, revision = 0 } = edited.message;
  const index = items.findIndex(item => hasMessage(item) && item.message.id === id);
  const old = items[index];
  if (old && hasMessage(old) && (old.message.revision ?? 0) <= revision) items[index] = { ...old, message: edited.message };
}
