import type { Place } from "../../app/places.js";

/** In the order in which they are listed. */
export const settingsPages = ["project", "sites", "groups", "classes", "history"] as const;

export type SettingsPageName = (typeof settingsPages)[number];

/** The pages that somebody may have: the history is for administrators. */
export const pagesFor = (rights: readonly string[]): readonly SettingsPageName[] =>
  settingsPages.filter(page => page !== "history" || rights.includes("administrator"));

/** Which page an address names; null for the list of them, and for what this person has not. */
export function settingsPlaceOf({ path }: Place, rights: readonly string[]): SettingsPageName | null {
  return pagesFor(rights).find(page => page === path[1]) ?? null;
}

export const settingsAddress = (page: SettingsPageName): string => `/settings/${page}`;
