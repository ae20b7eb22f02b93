import { describe, expect, test } from "vitest";
import { middleOf, mostBytes, small } from "../../../../console/profile/model/photo-file.js";

describe("a photo", () => {
  test.each([
    [400, 300, { x: 50, y: 0, side: 300 }],
    [300, 401, { x: 0, y: 50, side: 300 }],
    [10, 10, { x: 0, y: 0, side: 10 }],
  ])("of %i x %i pixels is cut out of the middle", (width, height, square) => expect(middleOf(width, height)).toEqual(square));

  test("is as good as it may be", async () => {
    const asked: number[] = [];
    const made = await small(async quality => {
      asked.push(quality);
      return new Blob([new Uint8Array(quality > 0.6 ? mostBytes + 1 : mostBytes)]);
    });
    expect(made?.size).toBe(mostBytes);
    expect(asked).toEqual([0.9, 0.8, 0.65, 0.5]);
  });

  test("is none where nothing is small enough, or the browser makes none", async () => {
    expect(await small(async () => new Blob([new Uint8Array(mostBytes + 1)]))).toBeNull();
    expect(await small(async () => null)).toBeNull();
  });
});
