import type { Command } from "./command.js";
import { isMac } from "./platform.js";

/** Option types letters, so a Mac has another pair. */
const alt = isMac ? ["⌃", "⇧"] : ["Alt"];

export const mainKey = isMac ? "⌘" : "Ctrl";

const strokes: Partial<Record<Command, readonly string[]>> = {
  next: [...alt, "J"],
  down: [...alt, "↓"],
  up: [...alt, "↑"],
  mine: [...alt, "1"],
  common: [...alt, "2"],
  archive: [...alt, "3"],
  take: [...alt, "A"],
  note: [...alt, "N"],
  templates: [...alt, "T"],
  class: [...alt, "C"],
  close: [...alt, "E"],
  undo: [...alt, "Z"],
  palette: [mainKey, "K"],
};

/** What is on the keys, as the reader's keyboard has it. */
export const strokesOf = (command: Command): readonly string[] => strokes[command] ?? [];

/** In one word: `Alt+J`, and as Apple writes it `⌃⇧J`. */
export const keysText = (command: Command): string => strokesOf(command).join(isMac ? "" : "+");

/** Where there is no keyboard its hints are noise. */
export const hasKeyboard = (): boolean => !(globalThis.matchMedia?.("(hover: none) and (pointer: coarse)").matches ?? false);
