import type { RequestActions } from "./request.js";

/** Puts the form into its place. It takes the focus where it was waited for, and nothing else in the panel is in use. */
export function stand(element: HTMLElement, into: HTMLElement, { place, settings: { root, moved, changed } }: RequestActions): void {
  into.className = "request";
  into.replaceChildren(element);
  if (place === "form" && root.activeElement?.localName === "dialog") moved();
  else changed();
}
