import { expect, test } from "vitest";
import { filled, leftIn } from "../../../console/templates/model/placeholders.js";

const names = { "{client.name}": "Иван", "{operator.name}": "Анна" };

test("names are filled wherever they stand", () => {
  expect(filled("{client.name}, это {operator.name}. Да, {client.name}?", names)).toBe("Иван, это Анна. Да, Иван?");
});

test("what a name has in it is not filled again", () => {
  expect(filled("{client.name}|{operator.name}", { "{client.name}": "{operator.name} $& $1", "{operator.name}": "{client.name}" })).toBe("{operator.name} $& $1|{client.name}");
});

test("without a name the placeholder stays", () => {
  expect(filled("Здравствуйте, {client.name}! Я {operator.name}.", { ...names, "{client.name}": null })).toBe("Здравствуйте, {client.name}! Я Анна.");
});

test("other braces are just text", () => {
  expect(filled("{name} {client.phone} {Client.name}", names)).toBe("{name} {client.phone} {Client.name}");
});

test("the first placeholder that is left is found with its place", () => {
  expect(leftIn("Да, {client.name} и {operator.name}")).toEqual({ sign: "{client.name}", from: 4, to: 17 });
  expect(leftIn("{operator.name}")).toEqual({ sign: "{operator.name}", from: 0, to: 15 });
  expect(leftIn("Да, {client}")).toBeNull();
});
