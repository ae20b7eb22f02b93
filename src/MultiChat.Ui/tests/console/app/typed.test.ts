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

test("of a group, a site, a week and an edit it is what was typed, and never how it is kept", () => {
  const keep = keepOf({
    "group:1": '{"name":"Продажи","base":"Опт"}',
    "group:2": '{"name":"Опт","base":"Опт"}',
    "new-site:": '{"key":"shop-2","base":null}',
    "week:1": JSON.stringify({ base: [{ id: "1", version: 3 }], days: [null], typed: { 1: "10:00-1" } }),
    "edit:7": '{"text":"Завтра","base":"Сегодня","revision":0}',
  });

  expect(typedIn(keep, owner, ["group", "new-site", "week", "edit"])).toBe("Продажи\nshop-2\n10:00-1\nЗавтра");
});

test("what cannot be read is a text as it stands, and nothing typed is nothing", () => {
  expect(typedIn(keepOf({ "draft:1": "{", "draft:2": "17" }), owner, ["draft"])).toBe("{\n17");
  expect(typedIn(keepOf({ "member:1": '{"form":{},"base":null}' }), owner, ["member"])).toBe("");
});
