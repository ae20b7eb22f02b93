import type { DeskRow, Rows, Section } from "../../../shared/wire/rows.js";
import type { Group } from "../../../shared/wire/team.js";
import type { DeskItem } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";

/** Every row this page has heard of, and how far each section's list has been paged. */
export interface RowBook {
  rows: ReadonlyMap<Id, DeskRow>;
  /** The rows that show what commands under way will bring about. */
  guessed: ReadonlyMap<Id, Guess>;
  /** Those the host has told of since the last Start. Versions of others may be of another history: the store may be a restored one. */
  fresh: ReadonlySet<Id>;
  lists: Readonly<Record<Section, ListEnd>>;
}

export interface Guess {
  /** What the host told last. */
  told: DeskRow;
  /** What each command will change, in their order. */
  patches: readonly Patch[];
}

export type Patch = Partial<Pick<DeskRow, "status" | "responsible" | "group" | "class">>;
type SectionOf = (row: DeskRow) => Section;

export interface ListEnd {
  loaded: boolean;
  /** More rows lie behind it; null where the list is whole. */
  cursor: string | null;
  /** The last row that was paged in: what comes after it stays away until its page comes. */
  floor: Ordered | null;
}

/** What a row's place in a list depends on. */
export type Ordered = Pick<DeskRow, "id" | "at" | "waitingSince" | "responsible">;

export const sections: readonly Section[] = ["mine", "common", "archive"];

const unloaded: ListEnd = { loaded: false, cursor: null, floor: null };

export const emptyBook: RowBook = {
  rows: new Map(),
  guessed: new Map(),
  fresh: new Set(),
  lists: { mine: unloaded, common: unloaded, archive: unloaded },
};

/** What the host tells, of any section; a smaller version than the one it told since the last Start is old news. */
export function withRows(book: RowBook, rows: readonly DeskRow[]): RowBook {
  let next: Map<Id, DeskRow> | undefined;
  const fresh = new Set(book.fresh);
  const guessed = new Map(book.guessed);
  for (const row of rows) {
    const known = book.rows.get(row.id);
    if (known && fresh.has(row.id) && known.version > row.version) continue;
    next ??= new Map(book.rows);
    next.set(row.id, row);
    fresh.add(row.id);
    guessed.delete(row.id);
  }
  return next ? { ...book, rows: next, fresh, guessed } : book;
}

/**
 * The row of an answer. At the same version the one the host told meanwhile is newer: unread numbers and names change without a version.
 * @param asked The book when the question was asked.
 */
export function withAnswered(book: RowBook, asked: RowBook, row: DeskRow): RowBook {
  const known = book.rows.get(row.id);
  const isTold = book.fresh.has(row.id) && known !== asked.rows.get(row.id);
  return isTold && known?.version === row.version ? book : withRows(book, [row]);
}

/** Known rows as this page changed them by itself. */
export function withChanged(book: RowBook, changed: readonly DeskRow[]): RowBook {
  const rows = new Map(book.rows);
  for (const row of changed) rows.set(row.id, row);
  return { ...book, rows };
}

/** A row as a command will leave it, if the host agrees. */
export function withGuess(book: RowBook, id: Id, patch: Patch, sectionOf: SectionOf): RowBook {
  const row = book.rows.get(id);
  if (!row) return book;
  const { told, patches } = book.guessed.get(id) ?? { told: row, patches: [] };
  return { ...withChanged(book, [placed({ ...row, ...patch }, sectionOf)]), guessed: new Map(book.guessed).set(id, { told, patches: [...patches, patch] }) };
}

/** The host refused: what this guess changed is as the host told it, and whatever else this page did to the row meanwhile stays. */
export function withoutGuess(book: RowBook, id: Id, patch: Patch, sectionOf: SectionOf): RowBook {
  const row = book.rows.get(id);
  const guess = book.guessed.get(id);
  // Where the host has told of the row since, it shows that already.
  if (!row || !guess?.patches.includes(patch)) return book;
  const { status, responsible, group, section, class: kind } = guess.told;
  const patches = guess.patches.filter(other => other !== patch);
  const guessed = new Map(book.guessed);
  if (patches.length) guessed.set(id, { ...guess, patches });
  else guessed.delete(id);
  const before = { ...row, status, responsible, group, section, class: kind };
  const now = patches.length ? placed(Object.assign(before, ...patches), sectionOf) : before;
  return { ...withChanged(book, [now]), guessed };
}

const placed = (row: DeskRow, sectionOf: SectionOf): DeskRow => ({ ...row, section: sectionOf(row) });

export const toldRow = (book: RowBook, id: Id): DeskRow | undefined => book.guessed.get(id)?.told ?? book.rows.get(id);

/** Nothing is sure until the host tells it again: of one dialog, or of all at a Start. */
export function unsure(book: RowBook, dialog?: Id): RowBook {
  return { ...book, fresh: new Set([...book.fresh].filter(id => dialog !== undefined && id !== dialog)) };
}

export function withPage(book: RowBook, section: Section, page: Rows): RowBook {
  const last = page.rows.at(-1);
  const end: ListEnd = { loaded: true, cursor: page.cursor, floor: page.cursor && last ? last : null };
  return { ...withRows(book, page.rows), lists: { ...book.lists, [section]: end } };
}

/**
 * The first page after a Start: a row that is not on it, and that the host has not told of since, has moved on or vanished
 * while nobody listened, or comes again with a later page, so it is forgotten. Rows of other sections stay.
 */
export function withFreshPage(book: RowBook, section: Section, page: Rows): RowBook {
  const here = new Set(page.rows.map(row => row.id));
  const rows = new Map([...book.rows].filter(([id, row]) => row.section !== section || here.has(id) || book.fresh.has(id)));
  return withPage({ ...book, rows }, section, page);
}

/** What the host is asked for the first page of a section. */
export const listOf = (section: Section): { section: Section; limit: number; order?: "toDo" } => ({
  section,
  limit: 50,
  ...(section === "mine" ? { order: "toDo" } : {}),
});

export const newestFirst = (one: Ordered, other: Ordered): number =>
  one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1;

/** What is to be done first: who waits, then what nobody is responsible for, then the rest. */
type Band = "waiting" | "nobodys" | "rest";

const bandOf = ({ waitingSince, responsible }: Ordered): Band =>
  waitingSince !== null ? "waiting" : responsible === null ? "nobodys" : "rest";

const bands: readonly Band[] = ["waiting", "nobodys", "rest"];

/** The order of Mine. The host pages in the same: `ToDoOrder`. */
export function toDoFirst(one: Ordered, other: Ordered): number {
  const band = bandOf(one);
  const apart = bands.indexOf(band) - bands.indexOf(bandOf(other));
  if (apart !== 0) return apart;
  return band === "waiting" ? longestFirst(one, other) : newestFirst(one, other);
}

export const orderOf = (section: Section) => (section === "mine" ? toDoFirst : newestFirst);

export function rowsOf(book: RowBook, section: Section): DeskRow[] {
  const { floor, loaded } = book.lists[section];
  if (!loaded) return [];
  const order = orderOf(section);
  const shown: DeskRow[] = [];
  for (const row of book.rows.values()) if (row.section === section && (floor === null || row.id === floor.id || order(row, floor) < 0)) shown.push(row);
  return shown.sort(order);
}

/**
 * The one below (1) or above (-1) in the list; from nowhere, its first. A dialog that has left the list is still where it was: the one that
 * came into its place is below it.
 * @param was Where it stood, where it did.
 */
export function neighbour(rows: readonly { id: Id }[], id: Id | null, step: 1 | -1, was: number | null = null): Id | null {
  const index = rows.findIndex(row => row.id === id);
  if (index >= 0) return rows[index + step]?.id ?? null;
  if (id === null || was === null) return rows[0]?.id ?? null;
  return rows[step > 0 ? was : was - 1]?.id ?? null;
}

/**
 * Who in Mine has waited longest for an answer, after the one that is open where that one waits as well: whoever is passed over
 * comes again once the others had their turn. The open one itself where nobody else waits, null where nobody does.
 */
export function nextWaiting(book: RowBook, open: Id | null, isAnswered: (dialog: Id) => boolean): Id | null {
  const waiting = [...book.rows.values()]
    .filter(row => row.section === "mine" && row.waitingSince !== null && !isAnswered(row.id))
    .sort(longestFirst);
  const at = waiting.findIndex(row => row.id === open);
  return waiting[(at + 1) % waiting.length]?.id ?? null;
}

const longestFirst = (one: Ordered, other: Ordered): number =>
  one.waitingSince === other.waitingSince ? (one.id < other.id ? -1 : 1) : one.waitingSince! < other.waitingSince! ? -1 : 1;

/** Where an operator sees a dialog; the host says it in each row, this is for what a command will bring about. */
export function sectionFor(row: Pick<DeskRow, "status" | "responsible" | "group">, me: Id, groups: readonly Group[]): Section {
  if (row.status === "archived") return "archive";
  if (row.responsible) return row.responsible === me ? "mine" : "common";
  const isMyGroup = !row.group || groups.some(group => group.id === row.group && group.members.includes(me));
  return isMyGroup ? "mine" : "common";
}

/** Whether the row's last line is mine: the host says whose it is, or the thread does where it is held here. */
export function isOwnLast({ last }: DeskRow, me: Id, thread?: () => readonly DeskItem[] | undefined): boolean {
  if (!last || last.from === "client") return false;
  if (last.by !== undefined) return last.by === me;
  return (thread?.() ?? []).some(item => item.kind === "message" && item.message.by === me && item.message.at === last.at);
}

/** A row that tells the operator something new: a client's words in Mine that were not there before, `since` telling new ones of a row nobody knew. */
export function isNews(known: DeskRow | undefined, row: DeskRow, since: number): boolean {
  if (row.section !== "mine" || row.unread === 0 || row.last?.from !== "client") return false;
  if (known) return row.version > known.version && row.unread > known.unread;
  return Date.parse(row.last.at) > since;
}
