/** The host page's hotkeys must not fire while a visitor types: no key event leaves the element. */
export function shield(element: HTMLElement): void {
  for (const name of ["keydown", "keyup", "keypress"]) element.addEventListener(name, event => event.stopPropagation());
}
