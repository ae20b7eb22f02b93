/** Which parts of a long column must stand on the page. */
export interface Window {
  /** First part rendered, and the one after the last. */
  from: number;
  to: number;
  /** Heights of what is left out above and below. */
  above: number;
  below: number;
}

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
  let below = 0;
  for (let index = to; index < heights.length; index++) below += heights[index]!;
  return { from, to, above, below };
}

export const sameWindow = (one: Window, other: Window): boolean =>
  one.from === other.from && one.to === other.to && one.above === other.above && one.below === other.below;
