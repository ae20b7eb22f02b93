import type { Keep } from "../../shared/storage.js";

const flags = ["open", "polls"] as const;

type Flag = (typeof flags)[number];

/** What the next page of this tab should begin with. The loader reads it, too. */
export class TabFlags {
  constructor(
    private readonly keep: Keep,
    private readonly key: string,
  ) {}

  has(flag: Flag): boolean {
    return !!this.keep.get(this.key)?.includes(flag);
  }

  set(flag: Flag, isOn: boolean): void {
    const value = flags.filter(one => (one === flag ? isOn : this.has(one))).join(" ");
    if (value) this.keep.set(this.key, value);
    else this.keep.remove(this.key);
  }
}
