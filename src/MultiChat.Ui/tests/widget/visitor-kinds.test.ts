import { expect, test } from "vitest";
import known from "../../../../tests/vectors/visitor-kinds.json";
import { kinds } from "../../widget/panel/visit.js";

test("the panel knows every kind of item that a visitor is given", () => {
  expect([...kinds].sort()).toEqual([...known].sort());
});
