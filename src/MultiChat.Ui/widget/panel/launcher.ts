import type { PanelTexts } from "./texts.js";

/** The launcher once the panel is there: unread count, and hidden while it has nothing to open. */
export class Launcher {
  #badge = document.createElement("span");

  constructor(private readonly button: HTMLButtonElement) {
    this.#badge.className = "badge";
    this.#badge.ariaHidden = "true";
    button.append(this.#badge);
    button.setAttribute("aria-haspopup", "dialog");
  }

  show(isUseful: boolean, isOpen: boolean, unread: number, t: PanelTexts): void {
    this.button.hidden = isOpen || !isUseful;
    this.button.ariaBusy = null;
    this.button.ariaLabel = unread ? t("launcher.unread", { count: unread }) : t("launcher");
    this.#badge.hidden = !unread;
    this.#badge.textContent = unread > 99 ? "99+" : String(unread);
    this.button.dataset["unread"] = String(unread);
  }
}
