import { expect, test } from "vitest";
import type { Place } from "../../../widget/panel/asking.js";
import type { RequestActions } from "../../../widget/request/request.js";
import { stand } from "../../../widget/request/stand.js";

/** What the panel is told when the form comes. */
function told(place: Place, active: string | undefined) {
  const said: string[] = [];
  const root = { activeElement: active === undefined ? null : { localName: active } } as unknown as ShadowRoot;
  const settings = { root, moved: () => said.push("moved"), changed: () => said.push("changed") };
  const into = { replaceChildren: () => said.push("there") } as unknown as HTMLElement;
  stand({} as HTMLElement, into, { place, settings } as unknown as RequestActions);
  return said;
}

test("a form that was waited for takes the focus", () => {
  expect(told("form", "dialog")).toEqual(["there", "moved"]);
});

test("a form that comes beside what is in use leaves the focus there", () => {
  expect(told("chat", "textarea")).toEqual(["there", "changed"]);
  expect(told("chat", "dialog")).toEqual(["there", "changed"]);
  expect(told("talk", "dialog")).toEqual(["there", "changed"]);
  expect(told("form", "button")).toEqual(["there", "changed"]);
  expect(told("form", undefined)).toEqual(["there", "changed"]);
});
