import type { TextPart } from "../../shared/links/parts.js";
import { make, say } from "./dom.js";
import { describe } from "./field.js";

/** The site's line, to be ticked as it stands. */
export class Consent {
  readonly box = make("input", { type: "checkbox", id: "request-consent", name: "consent" });
  readonly element: HTMLElement;
  readonly #words = make("span", { dir: "auto" });
  readonly #problem = make("p", { className: "wrong", id: "request-consent-wrong" });
  #line: string | undefined;

  constructor(
    private readonly linksIn: (text: string) => readonly TextPart[],
    ticked: (agrees: boolean) => void,
  ) {
    this.box.onchange = () => ticked(this.box.checked);
    this.element = make("div", { className: "field" }, make("label", { className: "consent" }, this.box, this.#words), this.#problem);
  }

  show(line: string | null | undefined, agrees: boolean, problem: string): void {
    this.element.hidden = !line;
    this.box.checked = agrees;
    say(this.#problem, problem);
    describe(this.box, problem ? this.#problem.id : undefined, !!problem);
    if (this.#line === (line ?? "")) return;
    this.#line = line ?? "";
    const link = ({ href, text }: Exclude<TextPart, string>) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
    this.#words.replaceChildren(...this.linksIn(this.#line).map(part => (typeof part === "string" ? part : link(part))));
  }
}
