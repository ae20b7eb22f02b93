import type { Hub } from "../../shared/hub.js";
import type { VisitorCalls } from "../../shared/wire/visitor.js";

/** How often the host is told while one types: often enough that a lost sign does not end it. */
const pause = 2_500;

/** Tells the host that the visitor types, and nothing of what. */
export class OwnTyping {
  #toldAt: number | undefined;

  constructor(
    private readonly hub: Pick<Hub<VisitorCalls>, "call">,
    private readonly now = () => performance.now(),
  ) {}

  /** The text was changed by its writer's own keys. */
  typed(text: string): void {
    const isTyping = !!text.trim();
    if (isTyping ? this.now() - (this.#toldAt ?? -pause) < pause : this.#toldAt === undefined) return;
    this.#toldAt = isTyping ? this.now() : undefined;
    // The next sign makes good for one that is lost.
    this.hub.call("Typing", { typing: isTyping }).catch(() => {});
  }

  /** A message that was sent ends it by itself. */
  sent(): void {
    this.#toldAt = undefined;
  }
}
