import { expect, test } from "vitest";
import { sameWindow, windowOf } from "../../console/chunk-window.js";

const heights = [100, 100, 100, 100, 100];

test("what touches the viewport stands on the page, the rest is height", () => {
  expect(windowOf(heights, 150, 100, 0)).toEqual({ from: 1, to: 3, above: 100, below: 200 });
});

test("slack adds on both sides", () => {
  expect(windowOf(heights, 200, 100, 100)).toEqual({ from: 1, to: 4, above: 100, below: 100 });
});

test("beyond the ends the last and the first part stay", () => {
  expect(windowOf(heights, 9_999, 100, 0)).toEqual({ from: 4, to: 5, above: 400, below: 0 });
  expect(windowOf(heights, -500, 100, 0)).toMatchObject({ from: 0, to: 1 });
  expect(windowOf([], 0, 100, 0)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
});

test("above, shown and below always add up", () => {
  for (let top = -300; top < 900; top += 37) {
    const { from, to, above, below } = windowOf(heights, top, 130, 60);
    expect(above + (to - from) * 100 + below).toBe(500);
  }
  expect(sameWindow(windowOf(heights, 110, 50, 0), windowOf(heights, 120, 50, 0))).toBe(true);
});
