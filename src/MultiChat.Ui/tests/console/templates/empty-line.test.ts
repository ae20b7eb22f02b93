import { expect, test } from "vitest";
import { isOnEmptyLine } from "../../../console/templates/model/empty-line.js";

const at = (value: string, selectionStart: number, selectionEnd = selectionStart) => isOnEmptyLine({ value, selectionStart, selectionEnd });

test("an empty field and an empty line ask for a template", () => {
  expect(at("", 0)).toBe(true);
  expect(at("a\n", 2)).toBe(true);
  expect(at("a\n\nb", 2)).toBe(true);
});

test("within a line it is just a sign", () => {
  expect(at("a", 0)).toBe(false);
  expect(at("a", 1)).toBe(false);
  expect(at("a\nb", 2)).toBe(false);
  expect(at("a", 0, 1)).toBe(false);
});
