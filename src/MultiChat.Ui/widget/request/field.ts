import { make, say } from "./dom.js";

type Input = HTMLInputElement | HTMLTextAreaElement;

/** A labelled input with what is wrong in it in words beside it. */
export class FormField<Element extends Input = Input> {
  readonly element: HTMLElement;
  readonly #label = make("label");
  readonly #problem = make("p", { className: "wrong" });

  constructor(
    readonly input: Element,
    id: string,
    typed: () => void,
  ) {
    input.id = this.#label.htmlFor = `request-${id}`;
    this.#problem.id = `${input.id}-wrong`;
    input.name = id;
    input.dir = "auto";
    input.oninput = typed;
    this.element = make("div", { className: "field" }, this.#label, input, this.#problem);
  }

  /** @param note Its hint, by id. */
  show(label: string, value: string, problem: string, note?: string): void {
    say(this.#label, label);
    say(this.#problem, problem);
    // What stands there is not touched while an input method is at work in it.
    if (this.input.value !== value) this.input.value = value;
    describe(this.input, problem ? this.#problem.id : note, !!problem);
  }
}

export function describe(input: HTMLElement, by: string | undefined, isWrong: boolean): void {
  input.ariaInvalid = isWrong ? "true" : null;
  if (by) input.setAttribute("aria-describedby", by);
  else input.removeAttribute("aria-describedby");
}
