import { expect, test } from "vitest";
import events from "../../../../tests/vectors/events.json";
import { itemKinds } from "../../console/desk/model/thread-state.js";

test("the desk knows each kind of event that it is shown, and no other", () => {
  const shown = events.filter((event) => event.for.includes("desk")).map((event) => event.kind);

  expect(itemKinds).toEqual(new Set(shown));
});
