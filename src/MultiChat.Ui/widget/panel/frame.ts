import { shield } from "./shield.js";

const phone = "(max-width: 479.98px)";

/** The dialog around the panel: beside the page on a desktop, modal over all of it on a phone. */
export class Frame {
  #isPhone = matchMedia(phone);
  #back: HTMLElement | undefined;

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly launcher: HTMLButtonElement,
    private readonly element: HTMLElement,
  ) {
    shield(element);
    this.#isPhone.addEventListener("change", () => this.isOpen && this.#show());
    for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, () => this.#fit());
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  open(): void {
    const active = document.activeElement;
    this.#back = active instanceof HTMLElement && active !== document.body && active !== this.element ? active : undefined;
    this.#show();
  }

  hide(): void {
    this.dialog.close();
  }

  /** To what had it before, once the launcher can be seen again. */
  giveFocusBack(): void {
    (this.#back?.isConnected ? this.#back : this.launcher).focus();
  }

  /** Where the first focus goes: not into the field on a touch screen, whose keyboard would cover the talk. */
  focus(field: HTMLElement | null): void {
    (matchMedia("(pointer: coarse)").matches ? this.dialog : (field ?? this.dialog)).focus();
  }

  #show() {
    const root = this.dialog.getRootNode() as ShadowRoot;
    const active = root.activeElement as HTMLElement | null;
    this.dialog.close();
    if (this.#isPhone.matches) this.dialog.showModal();
    else this.dialog.show();
    this.#fit();
    active?.focus();
  }

  // The keyboard of a phone shrinks the visual viewport only, so the panel follows it.
  #fit() {
    const view = visualViewport;
    const fits = view && this.isOpen && this.#isPhone.matches;
    this.dialog.style.setProperty("block-size", fits ? `${view.height}px` : "");
    this.dialog.style.setProperty("inset-block-start", fits ? `${view.offsetTop}px` : "");
  }
}
