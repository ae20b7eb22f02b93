import type { TextPart } from "../../shared/links/parts.js";
import { make, say } from "./dom.js";
import { describe } from "./field.js";

/** The site's line, to be ticked as it stands; other words are to be ticked anew. */
export class Consent {
  readonly box = make("input", { type: "checkbox", id: "request-consent", name: "consent" });
  readonly element: HTMLElement;
  readonly #words = make("span", { dir: "auto" });
  readonly #problem = make("p", { className: "wrong", id: "request-consent-wrong" });
  #line: string | undefined;

  constructor(
    private readonly linksIn: (text: string) => readonly TextPart[],
    ticked: () => void,
  ) {
    this.box.onchange = ticked;
    this.element = make("div", { className: "field" }, make("label", { className: "consent" }, this.box, this.#words), this.#problem);
  }

  show(line: string | null | undefined, problem: string): void {
    this.element.hidden = !line;
    say(this.#problem, problem);
    describe(this.box, problem ? this.#problem.id : undefined, !!problem);
    if (this.#line === (line ?? "")) return;
    this.#line = line ?? "";
    this.box.checked = false;
    const link = ({ href, text }: Exclude<TextPart, string>) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
    this.#words.replaceChildren(...this.linksIn(this.#line).map(part => (typeof part === "string" ? part : link(part))));
  }
}
