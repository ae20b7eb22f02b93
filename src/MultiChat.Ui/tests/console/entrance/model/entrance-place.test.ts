import { expect, test } from "vitest";
import { entranceOf } from "../../../../console/entrance/model/entrance-place.js";
import { placeOf } from "../../../../console/app/places.js";

const at = (address: string) => entranceOf(placeOf(address));

test("a link's token and the forgotten password are places that are open to everybody", () => {
  expect(at("#/password/a-b_c")).toEqual({ kind: "link", token: "a-b_c" });
  expect(at("#/forgot")).toEqual({ kind: "forgot" });
});

test("nothing else is", () => {
  expect(["", "#/mine", "#/password", "#/d/password/x", "#/profile"].map(at)).toEqual([null, null, null, null, null]);
});
