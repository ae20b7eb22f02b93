import { describe, expect, test } from "vitest";
import { accountScene, password } from "./fake-account.js";

test("an account is told, or is none that MultiChat keeps, or does not load", async () => {
  const { door, own } = accountScene();
  expect(own.state.value).toBe("asking");
  door.isLost = true;
  await own.load();
  expect(own.state.value).toBe("failed");
  door.isLost = false;
  await own.load();
  expect([own.state.value, own.told.value?.email]).toEqual(["told", "anna@example.org"]);
  door.isForeign = true;
  await own.load();
  expect(own.state.value).toBe("foreign");
});

test("what was told stays while nobody tells anew", async () => {
  const { door, own } = accountScene();
  await own.load();
  door.isLost = true;
  await own.load();
  expect([own.state.value, own.told.value?.email]).toEqual(["told", "anna@example.org"]);
});

describe("the password", () => {
  test("is changed by the right one, and what was typed is forgotten", async () => {
    const { door, own } = accountScene();
    await own.load();
    own.type({ password });
    own.type({ newPassword: "my own one" });
    expect(await own.changePassword()).toBe(true);
    expect([door.password, own.passwords.value, own.passwordTrouble.value]).toEqual(["my own one", null, null]);
    expect(own.told.value?.sessions.map(({ id }) => id)).toEqual(["here"]);
  });

  test.each([
    ["not the one", "my own one", "wrong_password"],
    [password, "1234567", "short"],
    [password, "password", "refused"],
  ])("is not changed by %j to %j, and both stay typed", async (typed, newPassword, code) => {
    const { door, own } = accountScene();
    own.type({ password: typed, newPassword });
    expect(await own.changePassword()).toBe(false);
    expect(own.passwordTrouble.value?.code).toBe(code);
    expect(own.passwords.value).toEqual({ password: typed, newPassword });
    expect(door.password).toBe(password);
  });
});

test("sessions are ended one by one, or all but this one", async () => {
  const { door, own } = accountScene();
  door.account.sessions.push({ id: "third", current: false });
  await own.endSession("there");
  expect(own.told.value?.sessions.map(({ id }) => id)).toEqual(["here", "third"]);
  await own.endOtherSessions();
  expect(own.told.value?.sessions.map(({ id }) => id)).toEqual(["here"]);
});
