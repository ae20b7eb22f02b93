import type { Shell } from "../port.js";
import { shield } from "./shield.js";

const phone = "(max-width: 479.98px)";

/** The dialog around the panel: beside the page on a desktop, modal over all of it on a phone. */
export class Frame {
  readonly #phone = matchMedia(phone);
  #back: HTMLElement | undefined;
  #isCaptured = false;

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly shell: Shell,
  ) {
    shield(this.#stage);
  }

  /** In the page, which may have been another one until now. */
  shown(life: AbortSignal): void {
    const options = { signal: life };
    this.#phone.addEventListener("change", () => this.isOpen && this.#show(), options);
    for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, () => this.#fit(), options);
  }

  get #stage(): HTMLElement {
    return this.shell.launcher.parentElement!;
  }

  /** A style of the page moves what is fixed together with the page: only the top layer is above that. */
  captured(): void {
    this.#isCaptured = true;
    this.#raise();
  }

  get isPhone(): boolean {
    return this.#phone.matches;
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  open(): void {
    const active = document.activeElement;
    this.#back = active instanceof HTMLElement && active !== document.body && active !== this.shell.element ? active : undefined;
    this.#show();
  }

  /** Without the focus, which belongs to the page. */
  reopen(): void {
    this.dialog.open = true;
    this.#raise();
    this.#fit();
  }

  /** Out of the page and in again: a dialog that was modal is so no more, and what was in front is not. */
  standAgain(): void {
    this.#raise();
    if (this.isOpen && this.isPhone && !this.dialog.matches(":modal")) this.#show();
  }

  hide(): void {
    this.dialog.close();
    this.#raise();
  }

  /** To what had it before, once the launcher can be seen again. */
  giveFocusBack(): void {
    (this.#back?.isConnected ? this.#back : this.shell.launcher).focus();
  }

  /** Where the first focus goes: not into the field on a touch screen, whose keyboard would cover the talk. */
  focus(field: HTMLElement | null): void {
    (matchMedia("(pointer: coarse)").matches ? this.dialog : (field ?? this.dialog)).focus();
  }

  #show() {
    const root = this.dialog.getRootNode() as ShadowRoot;
    const active = root.activeElement as HTMLElement | null;
    this.dialog.close();
    // Under a modal dialog of the page nothing else can be used but another one.
    if (this.isPhone || document.querySelector("dialog:modal")) this.dialog.showModal();
    else this.dialog.show();
    this.#raise();
    this.#fit();
    active?.focus();
  }

  /** Above everything of the page while it is open, and otherwise only where it must be, so that the page's own banners stay free. */
  #raise() {
    const stage = this.#stage;
    const isUp = this.isOpen || this.#isCaptured;
    stage.popover = isUp ? "manual" : null;
    if (isUp && stage.isConnected) stage.togglePopover?.(true);
    // The page's zoom would make the panel larger than the window.
    stage.style.setProperty("zoom", "");
    const { currentCSSZoom = 1 } = stage as { currentCSSZoom?: number };
    stage.style.setProperty("zoom", `${1 / currentCSSZoom}`);
  }

  // The keyboard of a phone shrinks the visual viewport only, so the panel follows it.
  #fit() {
    const view = visualViewport;
    const fits = view && this.isOpen && this.isPhone;
    this.dialog.style.setProperty("block-size", fits ? `${view.height}px` : "");
    this.dialog.style.setProperty("inset-block-start", fits ? `${view.offsetTop}px` : "");
  }
}
