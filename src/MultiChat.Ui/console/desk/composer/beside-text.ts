import type { Anchor } from "../../parts/popover.js";

/** Above the text that is written, or below it: never on it. */
export function besideText(element: HTMLElement): Anchor {
  const own = element.getBoundingClientRect();
  const box = element.closest(".composer-box")?.getBoundingClientRect() ?? own;
  return new DOMRect(own.left, box.top, own.width, box.height);
}
