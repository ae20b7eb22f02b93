const kinds = `keydown keyup keypress beforeinput input change compositionstart compositionupdate compositionend focusin focusout
  pointerdown pointerup pointermove mousedown mouseup mousemove click dblclick auxclick contextmenu wheel touchstart touchmove touchend touchcancel
  copy cut paste dragenter dragover drop selectstart submit`;

/**
 * What happens in the chat is none of the page's business: its hotkeys must not fire while a visitor types, its dialogs not pull the focus
 * back, its smooth scrolling not eat the wheel. A page that listens on the way down, or asks again and again, cannot be kept out.
 */
export function shield(stage: HTMLElement): void {
  for (const kind of kinds.split(/\s+/)) stage.addEventListener(kind, event => event.stopPropagation());
  // A dialog that hears where its focus goes to fetches it back; one that only loses it does not.
  stage.addEventListener("pointerdown", () => {
    const active = document.activeElement;
    if (active instanceof HTMLElement && !active.contains((stage.getRootNode() as ShadowRoot).host)) active.blur();
  }, true);
}
