import type { Id } from "../../../shared/wire/wire.js";
import type { Place } from "../../app/places.js";

/** Where one is within the page. */
export type TeamPlace = { kind: "list" } | { kind: "new" } | { kind: "member"; id: Id } | { kind: "week"; of: readonly Id[] };

export function teamPlaceOf({ path, query }: Place): TeamPlace {
  const [, id] = path;
  if (id === undefined) return { kind: "list" };
  if (id === "new") return { kind: "new" };
  if (id !== "week") return { kind: "member", id };
  const of = [...new Set((query.get("of") ?? "").split(",").filter(Boolean))];
  return of.length ? { kind: "week", of } : { kind: "list" };
}

export const memberAddress = (id: Id): string => `/team/${id}`;

export const weekAddress = (of: readonly Id[]): string => (of.length ? `/team/week?of=${of.join(",")}` : "/team");
