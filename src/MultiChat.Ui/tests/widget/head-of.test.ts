import { expect, test } from "vitest";
import { headOf } from "../../widget/panel/head-of.js";

test("an ordinary text is whole", () => {
  expect(headOf("Hello")).toBe("Hello");
  expect(headOf("a\n".repeat(20))).toBe("a\n".repeat(20));
  expect(headOf("a".repeat(1_399))).toHaveLength(1_399);
});

test("a long one is cut at its length or its lines, whichever comes first", () => {
  expect(headOf("a".repeat(8_000))).toHaveLength(1_200);
  expect(headOf("\n".repeat(8_000))).toBe("");
  expect(headOf("a\n".repeat(4_000)).split("\n")).toHaveLength(24);
});

test("never through the middle of a sign", () => {
  expect(headOf("a" + "😀".repeat(2_000)).isWellFormed()).toBe(true);
});
