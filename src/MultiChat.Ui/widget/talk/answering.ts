import type { VisitorPushes } from "../../shared/wire/visitor.js";

/** How long an operator is taken to type after the last sign of it. */
const lifetime = 6_000;

/** Which operator is typing an answer, as the host says. */
export class Answering {
  /** The operator's name. */
  name: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  pushed({ name, typing }: VisitorPushes["typing"]): void {
    // Another one's stop is not theirs.
    if (typing || name === this.name) this.#take(typing ? name : undefined);
  }

  /** An answer came, or nothing can. */
  over(): void {
    if (this.name) this.#take(undefined);
  }

  #take(name: string | undefined) {
    clearTimeout(this.#timer);
    if (name) this.#timer = setTimeout(() => this.over(), lifetime);
    if (name === this.name) return;
    this.name = name;
    this.changed();
  }
}
