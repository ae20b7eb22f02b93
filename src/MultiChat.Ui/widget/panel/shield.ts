// Those for which there is no property `on…`.
const others = "focusin focusout compositionstart compositionupdate compositionend".split(" ");

/**
 * What happens in the chat is none of the page's business: its hotkeys must not fire while a visitor types, its dialogs not pull the focus
 * back, its smooth scrolling not eat the wheel. A page that listens on the way down, or asks again and again, cannot be kept out.
 */
export function shield(stage: HTMLElement): void {
  const shut = (kind: string) => stage.addEventListener(kind, event => event.stopPropagation());
  // What its security policy caught is the page's to hear.
  for (const name in stage) if (/^on(?!sec)/.test(name)) shut(name.slice(2));
  others.forEach(shut);
  // A dialog that hears where its focus goes to fetches it back; one that only loses it does not.
  stage.addEventListener("pointerdown", () => {
    const active = document.activeElement;
    if (active instanceof HTMLElement && !active.contains((stage.getRootNode() as ShadowRoot).host)) active.blur();
  }, true);
}
