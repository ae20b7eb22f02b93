import { expect, test } from "vitest";
import { differing, emptyForm, followed, formOf, inputOf, isSame, phoneOf, problemOf } from "../../../../console/team/model/member-form.js";
import { refusalOf } from "../../../../console/team/model/member-refusal.js";
import { teamMember } from "./people.js";

test("a last name that is not given is a dash on the wire, and empty in the field", () => {
  expect(formOf(teamMember({ lastName: "-" })).lastName).toBe("");
  expect(inputOf({ ...emptyForm, firstName: " Вера ", lastName: "  " })).toMatchObject({ firstName: "Вера", lastName: "-" });
});

test("rights are sent in one order, whatever order they were ticked in", () => {
  expect(inputOf({ ...emptyForm, firstName: "Вера", rights: ["projectSettings", "operator"] }).rights).toEqual(["operator", "projectSettings"]);
});

test("boxes ticked in another order are no change, and a space behind a name is where the next one begins", () => {
  const form = formOf(teamMember({ groups: ["one", "two"] }));
  expect(isSame(form, { ...form, groups: ["two", "one"] })).toBe(true);
  expect(isSame(form, { ...form, firstName: `${form.firstName} ` })).toBe(false);
  expect(differing(form, { ...form, rights: [] })).toEqual(["rights"]);
});

test("what nobody touched follows another's save, and what was typed stays", () => {
  const began = formOf(teamMember());
  const typed = { ...began, firstName: "Вероника" };
  const newer = formOf(teamMember({ lastName: "Орлова", firstName: "Вера-Мария" }));
  expect(followed(typed, began, newer)).toMatchObject({ firstName: "Вероника", lastName: "Орлова" });
});

test("what cannot be sent is said before the host is asked", () => {
  expect(problemOf(emptyForm)).toBe("email");
  expect(problemOf({ ...emptyForm, email: "vera@example.org" })).toBe("firstName");
  expect(problemOf({ ...emptyForm, email: "vera@example.org", firstName: "Вера" })).toBeNull();
});

test("a phone goes in one line, to a host that keeps phones", () => {
  const form = { ...formOf(teamMember({ phone: null })), phone: " +7\t900 " };
  expect(phoneOf(form, teamMember({ phone: null }))).toEqual({ phone: "+7 900" });
  expect(phoneOf(form, teamMember())).toEqual({});
  expect(refusalOf({ code: "invalid_field", member: "phone" })).toMatchObject({ field: "phone" });
});

test("a draft of an earlier page without a phone says what it always said", () => {
  const form = formOf(teamMember({ phone: null }));
  const { phone: _, ...earlier } = form;
  expect(isSame(earlier as typeof form, form)).toBe(true);
});

test("a refusal is about its field; another's save is none", () => {
  expect(refusalOf({ code: "email_taken", id: "boris" })).toEqual({ text: "member.emailTaken", field: "email", other: "boris" });
  expect(refusalOf({ code: "last_administrator" })).toMatchObject({ field: "rights" });
  expect(refusalOf({ code: "invalid_field", member: "lastName" })).toMatchObject({ field: "lastName" });
  expect(refusalOf({ code: "forbidden" })).toEqual({ text: "member.forbidden" });
  expect(refusalOf({ code: "lost" })).toEqual({ text: "member.failed" });
  expect(refusalOf({ code: "member_conflict" })).toBeNull();
});
