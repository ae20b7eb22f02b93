import { describe, expect, test } from "vitest";
import { formOf, inputOf, isSame, nameOf, problemOf, shown } from "../../../../console/profile/model/profile-form.js";

const anna = { version: 3, email: "anna@example.org", firstName: "Анна", lastName: "-", phone: null, photo: null };
const form = { firstName: "Анна", lastName: "", phone: "" };

describe("a profile's fields", () => {
  test("show no dash and no null", () => expect(formOf(anna)).toEqual(form));

  test("say a dash for no last name and null for no phone", () =>
    expect(inputOf({ firstName: " Анна\n", lastName: "\u200B ", phone: "  " }, 3)).toEqual({ version: 3, firstName: "Анна", lastName: "-", phone: null }));

  test("are sent in one line", () =>
    expect(inputOf({ firstName: "Анна", lastName: "Орлова", phone: " +7\t900 " }, 3)).toEqual({ version: 3, firstName: "Анна", lastName: "Орлова", phone: "+7 900" }));

  test.each([
    [{ firstName: " " }, "firstName"],
    [{ firstName: "x".repeat(101) }, "firstName"],
    [{ lastName: "x".repeat(101) }, "lastName"],
    [{ phone: "1".repeat(51) }, "phone"],
    [{ phone: ` ${"1".repeat(50)} ` }, null],
    [{ lastName: "" }, null],
  ] as const)("%j break their bounds in %s", (change, field) => expect(problemOf({ ...form, ...change })).toBe(field));

  test("stay as typed where somebody typed, and follow others elsewhere", () => {
    const draft = { form: { ...form, phone: "112" }, base: form };
    expect(shown(draft, { ...form, lastName: "Орлова" })).toEqual({ firstName: "Анна", lastName: "Орлова", phone: "112" });
    expect(shown(null, form)).toBe(form);
  });

  test("are the same to the letter", () => {
    expect(isSame(form, { ...form })).toBe(true);
    expect(isSame(form, { ...form, firstName: "Анна " })).toBe(false);
  });

  test("make the name that everybody sees", () => {
    expect(nameOf(anna)).toBe("Анна");
    expect(nameOf({ ...anna, lastName: "Орлова" })).toBe("Анна Орлова");
  });
});
