/** Which parts of a long column must stand on the page. */
export interface Window {
  /** First part rendered, and the one after the last. */
  from: number;
  to: number;
  /** Heights of what is left out above and below. */
  above: number;
  below: number;
}

export type Span = Pick<Window, "from" | "to">;

/** Everything that touches the viewport, and `slack` more on both sides. */
export function windowOf(heights: readonly number[], top: number, height: number, slack: number): Window {
  const start = top - slack;
  const end = top + height + slack;
  let from = 0;
  let above = 0;
  while (from < heights.length - 1 && above + heights[from]! <= start) above += heights[from++]!;
  let to = from;
  let bottom = above;
  while (to < heights.length && (to === from || bottom < end)) bottom += heights[to++]!;
  return { from, to, above, below: sum(heights, to) };
}

/**
 * The next step from what stands on the page to all that is wanted: what must be seen at once, what stands there already and is still
 * wanted, and up to `more` parts on each side. A long jump would else render everything in one go, and the page would stand still.
 */
export function stepTo(
  heights: readonly number[],
  wanted: Window,
  must: Span,
  shown: Span | null,
  more: number,
): Window {
  let { from, to } = must;
  if (shown) {
    const kept = { from: Math.max(shown.from, wanted.from), to: Math.min(shown.to, wanted.to) };
    if (kept.from < kept.to && kept.from <= to && kept.to >= from) {
      from = Math.max(wanted.from, Math.min(from, kept.from) - more);
      to = Math.min(wanted.to, Math.max(to, kept.to) + more);
    }
  }
  return { from, to, above: sum(heights, 0, from), below: sum(heights, to) };
}

/** What two spans share; the first one where they share nothing. */
export function sharedBy(one: Span, other: Span): Span {
  const shared = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  return shared.from < shared.to ? shared : one;
}

export const sameWindow = (one: Window, other: Window): boolean =>
  one.from === other.from && one.to === other.to && one.above === other.above && one.below === other.below;

function sum(heights: readonly number[], from: number, to = heights.length): number {
  let all = 0;
  for (let index = from; index < to; index++) all += heights[index]!;
  return all;
}
