import { codeOf } from "../../shared/hub.js";
import type { Texts } from "../../shared/text.js";
import { make, say } from "../request/dom.js";
import { endIcon } from "./icon.js";
import type { TalkModel, TalkSettings } from "./talk.js";
import { en, ru } from "./texts.js";

/** The visitor's way to end the chat, with one question. */
export class Ending {
  /** Stands in the head. */
  readonly button = make("button", { type: "button", className: "tool", onclick: () => this.#ask(!this.#asks) }, endIcon());
  /** Stands below the talk. */
  readonly element: HTMLElement;
  readonly #line = make("p", { role: "status" });
  readonly #yes = make("button", { type: "button", className: "yes", onclick: () => void this.#end() });
  readonly #no = make("button", { type: "button", onclick: () => this.#ask(false) });
  #asks = false;
  #why: "end.changed" | "end.failed" | undefined;
  #t: Texts<typeof en> | undefined;
  #seq = 0;

  constructor(private readonly settings: TalkSettings) {
    this.element = make("div", { className: "ending", role: "group" }, this.#line, this.#yes, this.#no);
    this.button.dataset["end"] = "";
    this.element.onkeydown = event => {
      if (event.key !== "Escape") return;
      // The panel stays.
      event.stopPropagation();
      event.preventDefault();
      this.#ask(false);
    };
  }

  show({ wording, dialog, isJoined, rows }: TalkModel): void {
    this.#t = wording({ en, ru });
    const messages = rows.filter(row => row.kind === "message");
    // What is on its way would open the chat again.
    const canEnd = isJoined && dialog?.status === "open" && messages.every(message => message.seq);
    this.#seq = messages.at(-1)?.seq ?? 0;
    this.button.hidden = !canEnd;
    if (dialog?.status !== "open") this.#asks = false;
    this.#draw();
  }

  #draw() {
    const t = this.#t!;
    this.button.ariaLabel = this.button.title = t("end");
    this.button.ariaExpanded = String(this.#asks);
    this.element.ariaLabel = t("end");
    this.element.hidden = !this.#asks;
    say(this.#line, t(this.#why ?? "end.ask"));
    say(this.#yes, t("end.yes"));
    say(this.#no, t("end.no"));
  }

  #ask(asks: boolean) {
    this.#asks = asks;
    this.#why = undefined;
    this.#draw();
    if (asks) this.#no.focus();
    else this.#giveFocusBack();
  }

  async #end() {
    try {
      await this.settings.hub.call("End", { seq: this.#seq });
      this.#ask(false);
    } catch (why) {
      this.#why = codeOf(why) === "changed" ? "end.changed" : "end.failed";
      this.#draw();
    }
  }

  #giveFocusBack() {
    (this.button.hidden ? this.settings.dialog.querySelector("textarea") : this.button)?.focus();
  }
}
