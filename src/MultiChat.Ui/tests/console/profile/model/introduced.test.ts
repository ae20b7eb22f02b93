import { expect, test } from "vitest";
import { introduced } from "../../../../console/profile/model/introduced.js";

const anna = { version: 3, email: "anna@example.org", firstName: "Anna", lastName: "-", phone: null, photo: "abc" };
const main = { slug: "main", name: "Main", rights: ["operator"], me: "1" };
const other = { slug: "other", name: "Other", rights: ["operator"], me: "2" };
const session = { name: "Anna", projects: [], memberships: [main, other] };

test("a saved profile is the person's everywhere on the page", () => {
  expect(introduced(session, "main", { ...anna, lastName: "Orlova" })).toEqual({ ...session, name: "Anna Orlova", memberships: [{ ...main, photo: "abc" }, other] });
  expect(introduced({ ...session, memberships: [{ ...main, photo: "abc" }] }, "main", { ...anna, photo: null })?.memberships).toEqual([{ ...main, photo: null }]);
});

test("nothing new is the very same session", () => {
  expect(introduced(session, "main", { ...anna, photo: null })).toBe(session);
  expect(introduced(session, "gone", anna)).toBe(session);
  expect(introduced(null, "main", anna)).toBeNull();
});
