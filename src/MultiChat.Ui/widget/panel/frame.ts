import type { Shell } from "../port.js";
import { shield } from "./shield.js";

const phone = "(max-width: 479.98px)";

/** What makes the chat inert, and where it may be. */
const bars = ":modal, multi-chat[inert], [inert]:has(multi-chat)";
const elementsIn = (root: ParentNode): Element[] => [...root.querySelectorAll("*")].flatMap(one => (one.shadowRoot ? [one, ...elementsIn(one.shadowRoot)] : one));

/** The dialog around the panel: beside the page on a desktop, modal over all of it on a phone. */
export class Frame {
  readonly #phone = matchMedia(phone);
  #back: HTMLElement | undefined;
  #isCaptured = false;
  #watch: ReturnType<typeof setInterval> | undefined;

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

  /** Where it is open already, above what has come over the page since. */
  open(): void {
    const active = document.activeElement;
    if (!this.hasFocus) this.#back = active === document.body ? undefined : (active as HTMLElement);
    else if (!this.isOpen) this.#back = undefined;
    if (!this.isOpen || !this.#takesFocus()) this.#show();
  }

  get hasFocus(): boolean {
    return this.shell.element.shadowRoot!.activeElement !== null;
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
    this.#close();
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
    this.#close();
    if (!this.isPhone) this.dialog.show();
    this.#raise();
    // Under what the page has made modal nothing can be used but another modal dialog.
    if (this.isPhone || !this.#takesFocus()) this.#showModal();
    this.#fit();
    active?.focus();
  }

  #showModal() {
    this.dialog.close();
    const found = elementsIn(document).filter(one => one.matches(bars));
    this.dialog.showModal();
    if (this.isPhone || !found.length) return;
    // Beside the page again when what it had to be above is gone, of which no event tells.
    this.#watch = setInterval(() => {
      if (!found.some(one => one.isConnected && one.matches(bars))) this.#show();
    }, 250);
  }

  #close() {
    clearInterval(this.#watch);
    this.dialog.close();
  }

  #takesFocus(): boolean {
    this.dialog.focus();
    return this.hasFocus;
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
    this.dialog.style.setProperty("height", fits ? `${view.height}px` : "");
    this.dialog.style.setProperty("inset-block-start", fits ? `${view.offsetTop}px` : "");
  }
}
