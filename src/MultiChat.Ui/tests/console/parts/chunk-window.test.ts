import { expect, test } from "vitest";
import { sameWindow, sharedBy, stepTo, windowOf } from "../../../console/parts/chunk-window.js";

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

// A long jump would else render everything in one go, and the page would stand still.
test("what must be seen comes first, and the rest part by part on both sides", () => {
  const many = Array.from({ length: 20 }, () => 100);
  const wanted = windowOf(many, 1_000, 200, 300);
  const must = windowOf(many, 1_000, 200, 0);
  const steps: string[] = [];
  let shown: { from: number; to: number } | null = null;
  for (let times = 0; times < 5; times++) {
    shown = stepTo(many, wanted, must, shown, 1);
    steps.push(`${shown.from}-${shown.to}`);
  }
  expect(steps).toEqual(["10-12", "9-13", "8-14", "7-15", "7-15"]);
  expect(stepTo(many, wanted, must, { from: 0, to: 3 }, 1)).toMatchObject({ from: 10, to: 12 });
  expect(stepTo(many, wanted, must, { from: 0, to: 10 }, 1)).toMatchObject({ from: 7, to: 13 });
  expect(stepTo(many, wanted, must, null, 1)).toMatchObject({ above: 1_000, below: 800 });
});

test("without a step, what stands there stays and nothing is added to it", () => {
  const many = Array.from({ length: 20 }, () => 100);
  const wanted = windowOf(many, 1_000, 200, 300);
  const must = windowOf(many, 1_000, 200, 0);
  expect(stepTo(many, wanted, must, { from: 9, to: 13 }, 0)).toMatchObject({ from: 9, to: 13 });
  expect(stepTo(many, wanted, must, null, 0)).toMatchObject({ from: 10, to: 12 });
});

test("what two spans share, or the first where they lie apart", () => {
  expect(sharedBy({ from: 2, to: 6 }, { from: 4, to: 9 })).toEqual({ from: 4, to: 6 });
  expect(sharedBy({ from: 2, to: 4 }, { from: 4, to: 9 })).toEqual({ from: 2, to: 4 });
});
