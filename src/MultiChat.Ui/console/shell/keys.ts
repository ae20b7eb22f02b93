import type { Command } from "../app/command.js";
import type { Stroke } from "../app/stroke.js";


// The digits of the number pad are no commands: Alt with them types signs by their numbers on Windows, Alt+0151 a dash.
const commands: Readonly<Record<string, Command>> = {
  KeyJ: "next",
  ArrowDown: "down",
  ArrowUp: "up",
  Digit1: "mine",
  Digit2: "common",
  Digit3: "archive",
  KeyC: "class",
  KeyE: "close",
  KeyA: "take",
  KeyN: "note",
  KeyT: "templates",
  KeyZ: "undo",
};

/** What a key means. Physical keys (`code`), so that any keyboard layout works. */
export function commandOf(stroke: Stroke, singleKeys: boolean, isMac: boolean): Command | null {
  if (stroke.composing) return null;
  const { alt, ctrl, meta, shift, code } = stroke;
  if (code === "Escape" && !alt && !ctrl && !meta) return "escape";
  if (alt && !ctrl && !meta && !shift) return typesLetter(stroke, isMac) ? null : (commands[code] ?? null);
  if (isMac && ctrl && shift && !alt && !meta) return commands[code] ?? null;
  if ((ctrl || meta) && !alt && !shift && code === "KeyK") return "palette";
  if (!singleKeys || stroke.typing || alt || ctrl || meta || stroke.altGraph) return null;
  // "?" and "/" stand on different keys of different layouts: here the sign counts as well as the key.
  if (stroke.key === "?" || (shift && code === "Slash")) return "keys";
  if (stroke.key === "/" || (!shift && code === "Slash")) return "find";
  return null;
}

/**
 * Whether Alt with this key types a sign. With Option it always does. Elsewhere Alt leaves the key what it is without Alt, so another sign
 * (ę, å, ∆) or a dead key comes of a layout's third level. Where the layout is not known, what looks like a third level is taken for one.
 */
function typesLetter({ altGraph, typing, key, plain }: Stroke, isMac: boolean): boolean {
  if (altGraph) return true;
  if (!typing) return false;
  if (isMac || key === "Dead") return true;
  if ([...key].length !== 1) return false;
  return plain === undefined ? !/[A-Za-z0-9]|(?!\p{Script=Latin})\p{L}/u.test(key) : key.toLowerCase() !== plain.toLowerCase();
}
