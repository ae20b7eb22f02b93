/** Runs one of several that hear the same: what it throws is reported as an error of the page, and the others go on. */
export function guarded(act: () => void): void {
  try {
    act();
  } catch (why) {
    (globalThis.reportError ?? console.error)(why);
  }
}
