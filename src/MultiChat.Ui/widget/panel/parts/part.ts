import { mostShown } from "../../../shared/long-text.js";
import type { Row } from "../rows.js";

/** What is laid out at a stretch, in units of text, of which a row has some by itself. */
const stretch = 2_000;

/**
 * Which rows stand there, from the one index to before the other: those next to where the reader begins, and the others in later tasks.
 * Many long texts at once would let the page stand still.
 */
export class Part {
  #keys: ReadonlySet<string> = new Set();
  #timer: unknown;

  of(rows: readonly Row[], isUnread: (row: Row) => boolean, redraw: () => void): [from: number, to: number] {
    const stands = ({ key }: Row) => this.#keys.has(key);
    let from = rows.findIndex(stands);
    let to = rows.findLastIndex(stands) + 1;
    if (!to) {
      const unread = rows.findIndex(isUnread);
      from = to = Math.max(0, (unread < 0 ? rows.length : unread) - 1);
    }
    // Another rendering in the same task adds nothing.
    if (!this.#timer && (from || to < rows.length)) {
      for (let left = stretch; left > 0 && (from || to < rows.length); ) {
        const row = rows[to < rows.length ? to++ : --from]!;
        left -= 40 + (row.kind === "message" ? Math.min(row.text.length, mostShown.units) : 0);
      }
      this.#timer = setTimeout(() => ((this.#timer = 0), redraw()));
    }
    this.#keys = new Set(rows.slice(from, to).map(({ key }) => key));
    return [from, to];
  }
}
