import { effect } from "@preact/signals";
import type { TeamBook } from "./team-book.js";

/** No push says that a letter has gone out or was refused, so the page asks: soon at first, then less often. */
const pauses = [2_000, 5_000, 15_000];

/** Reads the team again while a letter is on its way. Call what it returns to stop it. */
export function watchLetters(book: TeamBook): () => void {
  let asked = 0;
  let cancel: (() => void) | null = null;
  const end = effect(() => {
    cancel?.();
    const waits = book.members.value?.some(member => member.access?.state === "waiting") && book.app.link.value === "open";
    if (!waits) asked = 0;
    cancel = waits ? book.app.clock.after(pauses[Math.min(asked++, pauses.length - 1)]!, () => void book.load()) : null;
  });
  return () => {
    end();
    cancel?.();
  };
}
