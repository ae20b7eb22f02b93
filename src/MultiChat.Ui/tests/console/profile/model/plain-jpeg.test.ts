import { expect, test } from "vitest";
import { plainJpeg } from "../../../../console/profile/model/plain-jpeg.js";

const segment = (marker: number, ...data: number[]) => [0xff, marker, 0, data.length + 2, ...data];
const picture = [...segment(0xc0, 1, 2), ...segment(0xda, 1), 7, 0xff, 0, 0xff, 0xe1, 9, 0xff, 0xd9];

test("what cameras and programs say goes, the picture stays", () => {
  const spoken = [...segment(0xe1, 1, 2, 3), ...segment(0xe2, 4), ...segment(0xed, 5), ...segment(0xfe, 6)];
  const plain = plainJpeg(new Uint8Array([0xff, 0xd8, ...segment(0xe0, 1), ...spoken, ...segment(0xee, 8), ...picture]));
  expect([...plain]).toEqual([0xff, 0xd8, ...segment(0xe0, 1), ...segment(0xe2, 4), ...segment(0xee, 8), ...picture]);
});

test("a picture without additions is itself", () => {
  const bytes = new Uint8Array([0xff, 0xd8, ...picture]);
  expect(plainJpeg(bytes)).toEqual(bytes);
});

test("whatever is cut off, there is an answer", () => {
  const bytes = new Uint8Array([0xff, 0xd8, ...segment(0xe1, 1, 2, 3), ...picture]);
  for (let length = 0; length <= bytes.length; length++) expect(plainJpeg(bytes.subarray(0, length)).length).toBeLessThanOrEqual(length);
});
