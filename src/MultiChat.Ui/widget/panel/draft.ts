import type { Keep } from "../../shared/storage.js";

/** The unsent text of this tab. Nothing is stored before something is typed. */
export class Draft {
  text: string;

  constructor(
    private readonly keep: Keep,
    private readonly key: string,
  ) {
    this.text = keep.get(key) ?? "";
  }

  set(text: string): void {
    this.text = text;
    if (text) this.keep.set(this.key, text);
    else this.keep.remove(this.key);
  }

  /** Gives a text back that was refused, before what was typed since. */
  giveBack(text: string): void {
    this.set(this.text ? `${text}\n${this.text}` : text);
  }
}
