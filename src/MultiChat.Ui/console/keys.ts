/** What a key means. Physical keys (`code`), so that any keyboard layout works. */
export type Command =
  | "next"
  | "previous"
  | "mine"
  | "common"
  | "archive"
  | "close"
  | "take"
  | "palette"
  | "find"
  | "keys"
  | "escape";

export interface Stroke {
  code: string;
  key: string;
  alt: boolean;
  ctrl: boolean;
  meta: boolean;
  shift: boolean;
  /** An input method is composing. */
  composing: boolean;
  /** The key goes into a text field. */
  typing: boolean;
}

const withAlt: Record<string, Command> = {
  KeyJ: "next",
  KeyK: "previous",
  Digit1: "mine",
  Digit2: "common",
  Digit3: "archive",
  Numpad1: "mine",
  Numpad2: "common",
  Numpad3: "archive",
  KeyE: "close",
  KeyA: "take",
};

export function commandOf(stroke: Stroke, singleKeys: boolean): Command | null {
  if (stroke.composing) return null;
  const { alt, ctrl, meta, shift, code } = stroke;
  if (code === "Escape" && !alt && !ctrl && !meta) return "escape";
  if (alt && !ctrl && !meta && !shift) return withAlt[code] ?? null;
  if ((ctrl || meta) && !alt && !shift && code === "KeyK") return "palette";
  if (!singleKeys || stroke.typing || alt || ctrl || meta) return null;
  // "?" and "/" stand on different keys of different layouts: here the sign counts as well as the key.
  if (stroke.key === "?" || (shift && code === "Slash")) return "keys";
  if (stroke.key === "/" || (!shift && code === "Slash")) return "find";
  return null;
}

export const strokeOf = (event: KeyboardEvent): Stroke => ({
  code: event.code,
  key: event.key,
  alt: event.altKey,
  ctrl: event.ctrlKey,
  meta: event.metaKey,
  shift: event.shiftKey,
  composing: event.isComposing || event.keyCode === 229,
  typing: isTyping(event.target),
});

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** What Enter does in the composer. */
export function sends(stroke: Pick<Stroke, "key" | "ctrl" | "meta" | "shift" | "alt" | "composing">, enterSends: boolean): boolean {
  if (stroke.key !== "Enter" || stroke.composing || stroke.alt) return false;
  if (stroke.ctrl || stroke.meta) return true;
  return enterSends && !stroke.shift;
}
