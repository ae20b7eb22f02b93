/** A key that was pressed, as far as anybody here asks. */
export interface Stroke {
  /** The physical key. */
  code: string;
  key: string;
  alt: boolean;
  ctrl: boolean;
  meta: boolean;
  shift: boolean;
  /** The third level of the layout: a sign is typed. */
  altGraph: boolean;
  /** An input method is composing. */
  composing: boolean;
  /** The key goes into a text field. */
  typing: boolean;
  /** What the layout types by this key alone, where the browser knows. */
  plain: string | undefined;
}

type Layout = ReadonlyMap<string, string>;
let layout: Layout | undefined;

/** Asks the browser what the keys type; Chromium alone says so, and the others are guessed. */
export async function learnLayout(): Promise<void> {
  const { keyboard } = navigator as { keyboard?: { getLayoutMap?(): Promise<Layout> } };
  try {
    layout = await keyboard?.getLayoutMap?.();
  } catch {
    // A page that is framed or not secure is not told.
  }
}

export const strokeOf = (event: KeyboardEvent): Stroke => ({
  code: event.code,
  key: event.key,
  alt: event.altKey,
  ctrl: event.ctrlKey,
  meta: event.metaKey,
  shift: event.shiftKey,
  altGraph: event.getModifierState("AltGraph"),
  composing: event.isComposing || event.keyCode === 229,
  typing: isTyping(event.target),
  plain: layout?.get(event.code),
});

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
