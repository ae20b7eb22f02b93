/** One pane at a time; the sheet says the same. */
export const isNarrow = (): boolean => globalThis.matchMedia?.("(max-width: 56.1875em)").matches ?? false;
