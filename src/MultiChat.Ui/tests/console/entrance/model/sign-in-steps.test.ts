import { describe, expect, test } from "vitest";
import { begunBy, gave, refused, type SignInState } from "../../../../console/entrance/model/sign-in-steps.js";

const given = { email: "anna@example.org", password: "from the letter" };
const afterPassword = (code: string) => begunBy(given, { code });
const said = ({ step, trouble }: SignInState) => [step, trouble?.code ?? null];

test("each thing that is missing has its step", () => {
  expect(said(afterPassword("code_needed"))).toEqual(["code", null]);
  expect(said(afterPassword("new_password_needed"))).toEqual(["newPassword", null]);
  expect(said(afterPassword("password_lapsed"))).toEqual(["lapsed", null]);
});

describe("both a code and a new password", () => {
  test("are asked for one after the other, and all goes along in the repeat", () => {
    const withCode = gave(afterPassword("code_needed"), { code: "123 456" });
    expect(withCode.given).toEqual({ ...given, code: "123456" });
    const next = refused(withCode, { code: "new_password_needed" });
    expect(said(next)).toEqual(["newPassword", null]);
    expect(gave(next, { newPassword: "my own one" }).given).toEqual({ ...given, code: "123456", newPassword: "my own one" });
  });

  test("a code that grew old meanwhile is asked for again, and the password stays", () => {
    const both = gave(refused(gave(afterPassword("code_needed"), { code: "123456" }), { code: "new_password_needed" }), { newPassword: "my own one" });
    const again = refused(both, { code: "wrong_code" });
    expect(said(again)).toEqual(["code", "wrong_code"]);
    expect(gave(again, { code: "654321" }).given).toEqual({ ...given, code: "654321", newPassword: "my own one" });
  });

  test("come in the other order just as well", () => {
    const withPassword = gave(afterPassword("new_password_needed"), { newPassword: "my own one" });
    const next = refused(withPassword, { code: "code_needed" });
    expect(gave(next, { code: "ABCD-efgh-jkmn" }).given).toEqual({ ...given, newPassword: "my own one", code: "abcd-efgh-jkmn" });
  });
});

describe("a new password", () => {
  const asked = afterPassword("new_password_needed");

  test("of seven characters is too short, and of eight it is not", () => {
    expect(said(gave(asked, { newPassword: "1234567" }))).toEqual(["newPassword", "short"]);
    expect(said(gave(asked, { newPassword: "12345678" }))).toEqual(["newPassword", null]);
  });

  test("is counted composed, as the host does", () => {
    expect(said(gave(asked, { newPassword: "1234567й".normalize("NFD") }))).toEqual(["newPassword", null]);
    expect(said(gave(asked, { newPassword: "123456й".normalize("NFD") }))).toEqual(["newPassword", "short"]);
  });

  test("is not the one from the letter", () => {
    expect(said(gave(asked, { newPassword: given.password }))).toEqual(["newPassword", "same"]);
  });

  test("that the host refuses is asked for again", () => {
    const again = refused(gave(asked, { newPassword: "12345678" }), { code: "invalid_field", member: "newPassword" });
    expect([...said(again), again.given]).toEqual(["newPassword", "refused", given]);
  });
});

test("a password that does not count any more leads to the beginning, without what was given after it", () => {
  const withCode = gave(afterPassword("code_needed"), { code: "123456" });
  const back = refused(withCode, { code: "wrong_password" });
  expect([...said(back), back.given]).toEqual(["password", "wrong_password", given]);
});

test.each(["lost", "too_many", "busy", "internal"])("%s leaves everything as it is", code => {
  const withCode = gave(afterPassword("code_needed"), { code: "123456" });
  expect(refused(withCode, { code, wait: 40 })).toEqual({ ...withCode, trouble: { code, wait: 40 } });
});

test("a code that is no code at all is a wrong one", () => {
  expect(said(refused(gave(afterPassword("code_needed"), { code: "?" }), { code: "invalid_field", member: "code" }))).toEqual(["code", "wrong_code"]);
});
