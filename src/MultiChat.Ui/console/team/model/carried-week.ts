import type { Id } from "../../../shared/wire/wire.js";
import type { TeamBook } from "./team-book.js";
import { baseOf, carried, draftOf, isEdited, weekName } from "./week-draft.js";

/** Hours that were drawn for some people go along when another is picked with them, or one no longer is. */
export function carryWeek(book: TeamBook, from: readonly Id[], to: readonly Id[]): void {
  const drawn = book.weeks.of(weekName(from));
  if (!drawn || to.length === 0) return;
  const onto = book.weeks.of(weekName(to)) ?? draftOf(to.flatMap(id => book.find(id) ?? []).map(baseOf));
  const next = carried(drawn, onto);
  book.weeks.drop(weekName(from));
  if (isEdited(next)) book.weeks.set(weekName(to), next);
}
