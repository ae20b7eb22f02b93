import { expect, test } from "vitest";
import { typedIn } from "../../../console/app/typed.js";
import { memoryKeep } from "../../shared/memory-keep.js";

const owner = "desk:/chat/:main:anna";

function keepOf(kept: Record<string, string>) {
  const keep = memoryKeep();
  for (const [name, text] of Object.entries(kept)) keep.set(`multichat:${owner}:${name}`, text);
  return keep;
}

test("what was typed is what differs from what stood there, each text once", () => {
  const keep = keepOf({
    "member:1": JSON.stringify({ base: { firstName: "Анна", lastName: "Ли" }, form: { firstName: "Анна", lastName: "Петрова", rights: ["operator"] } }),
    "member:new": JSON.stringify({ base: null, form: { email: "boris@example.org", firstName: "Борис", lastName: " " } }),
    "draft:7": "Здравствуйте",
    "draft:8": "Здравствуйте",
  });

  expect(typedIn(keep, owner, ["member", "week"])).toBe("Петрова\nboris@example.org\nБорис");
  expect(typedIn(keep, owner, ["draft"])).toBe("Здравствуйте");
});

test("what cannot be read is a text as it stands, and nothing typed is nothing", () => {
  expect(typedIn(keepOf({ "draft:1": "{", "draft:2": "17" }), owner, ["draft"])).toBe("{\n17");
  expect(typedIn(keepOf({ "member:1": '{"form":{},"base":null}' }), owner, ["member"])).toBe("");
});
