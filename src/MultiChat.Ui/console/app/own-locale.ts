/** How the reader writes times and days in a language: as in their own country, where the browser says which. */
export const ownLocale = (language: string, preferred: readonly string[] = globalThis.navigator?.languages ?? []): string =>
  preferred.find(one => one.toLowerCase().split("-")[0] === language) ?? language;
