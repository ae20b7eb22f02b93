import type { Id } from "../../../shared/wire/wire.js";

/** How a list is scrolled. */
export interface Scroll {
  top: number;
  /** Room above the first row and below the last one, kept while somebody points at a row. */
  lead: number;
  trail: number;
}

/** What the list is measured by. */
export interface Measures {
  /** Of each row. */
  row: number;
  view: number;
}

/** A row that must stay where it is on the screen while others come and go. */
export interface Still {
  id: Id;
  /** How far below the view's top it stands. */
  offset: number;
  isPointed: boolean;
}

/** The row under the pointer; without one the first in sight, of a list that was scrolled: at its top the newest come into sight. */
export function stillOf(rows: readonly { id: Id }[], { top, lead }: Scroll, { row }: Measures, pointed: Id | null): Still | null {
  const at = pointed === null ? -1 : rows.findIndex(({ id }) => id === pointed);
  const isPointed = at >= 0;
  if (!isPointed && top <= lead) return null;
  const index = isPointed ? at : Math.max(0, Math.ceil((top - lead) / row));
  const id = rows[index]?.id;
  return id === undefined ? null : { id, offset: lead + index * row - top, isPointed };
}

/** How the list has to be scrolled so that the row stands where it stood. Where it is too short for that, there is room at its ends while somebody points. */
export function heldAt(rows: readonly { id: Id }[], { id, offset, isPointed }: Still, now: Scroll, { row, view }: Measures): Scroll {
  const index = rows.findIndex(other => other.id === id);
  if (index < 0) return now;
  if (!isPointed) return { top: Math.max(0, index * row - offset), lead: 0, trail: 0 };
  const lead = Math.max(0, offset - index * row);
  const top = lead + index * row - offset;
  return { top, lead, trail: Math.max(0, top + view - lead - rows.length * row) };
}
