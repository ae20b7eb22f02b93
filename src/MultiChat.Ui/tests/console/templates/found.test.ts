import { expect, test } from "vitest";
import { firstLine, found } from "../../../console/templates/model/found.js";

const template = (name: string, text: string) => ({ id: name, name, text, version: 1 });
const all = [template("Доставка", "Привезём завтра"), template("Ёлка", "Есть любые"), template("Привет", "Здравствуйте!\nЧем помочь?")];

test("names come before texts, in their order", () => {
  expect(found(all, "прив").map(({ name }) => name)).toEqual(["Привет", "Доставка"]);
});

test("ё counts as е, and nothing typed finds all", () => {
  expect(found(all, "елка").map(({ name }) => name)).toEqual(["Ёлка"]);
  expect(found(all, " ")).toEqual(all);
});

test("a template shows its first line", () => {
  expect(firstLine("\n Здравствуйте!\nЧем помочь?")).toBe("Здравствуйте!");
});
