import type { Keep } from "../../shared/storage.js";

/** What the next page of this tab should begin with. The loader reads it, too. */
export class TabFlags {
  constructor(
    private readonly keep: Keep,
    private readonly key: string,
  ) {}

  has(flag: "open" | "polls"): boolean {
    return this.#flags.includes(flag);
  }

  set(flag: "open" | "polls", isOn: boolean): void {
    if (this.has(flag) === isOn) return;
    const flags = this.#flags.filter(other => other !== flag);
    if (isOn) flags.push(flag);
    if (flags.length) this.keep.set(this.key, flags.join(" "));
    else this.keep.remove(this.key);
  }

  get #flags(): string[] {
    return (this.keep.get(this.key) ?? "").split(" ").filter(flag => flag !== "");
  }
}
