import { describe, expect, test } from "vitest";
import { textOf, wrongBy, wrongIn, type Filled } from "../../../widget/request/check.js";

const filled = (some: Partial<Filled> = {}): Filled => ({ name: "", phone: "+7 900 000-00-01", email: "", text: "Hello", agrees: false, ...some });
const wrong = (some: Partial<Filled>, limit = 8_000, consent?: string) => wrongIn(filled(some), limit, consent);

describe("a request", () => {
  test("with a phone or an e-mail, and a text, is right", () => {
    expect(wrong({})).toEqual({});
    expect(wrong({ phone: "", email: " name@example.com " })).toEqual({});
    expect(wrong({ name: "Ivan", email: "имя@пример.рф" })).toEqual({});
  });

  test("needs a way to be answered", () => {
    expect(wrong({ phone: " ", email: "" })).toEqual({ phone: "form.contactNeeded" });
  });

  test("has a phone of 5 to 15 digits, in any script", () => {
    for (const phone of ["12345", "123456789012345", "٠١٢٣٤٥"]) expect(wrong({ phone })).toEqual({});
    for (const phone of ["1234", "1234567890123456", "phone"]) expect(wrong({ phone, email: "a@b" })).toEqual({ phone: "form.phoneInvalid" });
  });

  test("has an e-mail that could be one", () => {
    for (const email of ["name", "name@", "@example.com", "a b@example.com", "a@b@c"]) expect(wrong({ email })).toEqual({ email: "form.emailInvalid" });
  });

  test("says something, within the host's bound", () => {
    for (const text of ["", " \n ", "\u200b"]) expect(wrong({ text })).toEqual({ text: "form.textEmpty" });
    expect(wrong({ text: ` ${"x".repeat(10)} ` }, 10)).toEqual({});
    expect(wrong({ text: "x".repeat(11) }, 10)).toEqual({ text: "form.textTooLong" });
  });

  test("has a name of at most 200 units", () => {
    expect(wrong({ name: "x".repeat(200) })).toEqual({});
    expect(wrong({ name: "x".repeat(201) })).toEqual({ name: "form.nameInvalid" });
  });

  test("needs consent where the site asks for it", () => {
    expect(wrong({}, 8_000, "I agree")).toEqual({ consent: "form.consentNeeded" });
    expect(wrong({ agrees: true }, 8_000, "I agree")).toEqual({});
  });
});

test("what the host finds stands beside its field", () => {
  expect(wrongBy({ code: "contact_needed" }, "I agree")).toEqual({ phone: "form.contactNeeded" });
  expect(wrongBy({ code: "consent_needed" }, "I agree")).toEqual({ consent: "form.consentChanged" });
  expect(wrongBy({ code: "invalid_field", member: "email" }, "I agree")).toEqual({ email: "form.emailInvalid" });
  expect(wrongBy({ code: "text_too_long" }, "I agree")).toEqual({ text: "form.textTooLong" });
  expect(wrongBy({ code: "invalid_field", member: "something" }, "I agree")).toEqual({});
  expect(wrongBy({ code: "consent_needed" }, null)).toEqual({});
  expect(wrongBy({ code: "nobody_available" }, "I agree")).toEqual({});
});

test("the text goes out as a message does", () => {
  expect(textOf("  one\r\ntwo\u0007 ")).toBe("one\ntwo");
  expect(textOf("\u2800")).toBe("");
});
