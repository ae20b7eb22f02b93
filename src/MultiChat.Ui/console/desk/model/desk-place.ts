import type { Section } from "../../../shared/wire/rows.js";
import type { Id } from "../../../shared/wire/wire.js";
import { placeOf, type Place } from "../../app/places.js";
import { sections } from "./rows.js";

/** What a place says of the desk. */
export interface DeskPlace {
  /** The list's section; null where the place does not say it. */
  section: Section | null;
  /** What is searched; empty where nobody searches. */
  query: string;
  dialog: Id | null;
  /** The message that is to be seen. */
  message: Id | null;
}

const isSection = (head: string | undefined): head is Section => sections.includes(head as Section);

/** @param memo The address of the list beside which a dialog was opened. */
export function deskPlaceOf({ path, query }: Place, memo: string | null): DeskPlace | null {
  const [head, dialog, message] = path;
  const list = { section: null, query: "", dialog: null, message: null };
  if (isSection(head)) return { ...list, section: head };
  if (head === "search") return { ...list, query: query.get("q") ?? "" };
  if (head !== "d" || !dialog) return null;
  const beside = memo === null ? null : deskPlaceOf(placeOf(memo), null);
  return { ...list, ...beside, dialog: dialog.toLowerCase(), message: message?.toLowerCase() ?? null };
}

export const sectionAddress = (section: Section): string => `/${section}`;
export const searchAddress = (query: string): string => `/search?q=${encodeURIComponent(query.toWellFormed())}`;
export const dialogAddress = (dialog: Id, message: Id | null = null): string => `/d/${dialog}${message ? `/${message}` : ""}`;

/** A link of an earlier version, which had a dialog's id alone. */
export const oldDialogOf = ({ path }: Place): Id | null => (path.length === 1 && /^[0-9a-f-]{36}$/i.test(path[0]!) ? path[0]! : null);
