import type { Stroke } from "./stroke.js";

/** What Enter does in the composer. */
export function sends(stroke: Pick<Stroke, "key" | "ctrl" | "meta" | "shift" | "alt" | "composing">, enterSends: boolean): boolean {
  if (stroke.key !== "Enter" || stroke.composing || stroke.alt) return false;
  if (stroke.ctrl || stroke.meta) return true;
  return enterSends && !stroke.shift;
}
