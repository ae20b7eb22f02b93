import { describe, expect, test } from "vitest";
import { grouped } from "../../../../console/account/model/factor-set-up.js";
import { accountScene, code, offer, password } from "./fake-account.js";

const at = ({ own }: ReturnType<typeof accountScene>) => {
  const { step, trouble } = own.factor.value;
  return [step.at, trouble?.code ?? null];
};

test("a secret is shown in groups of four, whatever its length", () => {
  expect(["JBSWY3DPEHPK3PXP", "JBSWY3", ""].map(grouped)).toEqual(["JBSW Y3DP EHPK 3PXP", "JBSW Y3", ""]);
});

describe("turning the second factor on", () => {
  test("takes the password, then a code, and ends with ten recovery codes until they are put aside", async () => {
    const scene = accountScene();
    const { own } = scene;
    own.wish("on");
    expect(await own.confirm("not the one")).toBe(false);
    expect(at(scene)).toEqual(["password", "wrong_password"]);
    expect(await own.confirm(password)).toBe(true);
    expect(own.factor.value).toEqual({ step: { at: "offer", offer }, trouble: null });
    expect(await own.prove("000000")).toBe(false);
    expect(at(scene)).toEqual(["offer", "wrong_code"]);
    expect(await own.prove("123 456")).toBe(true);
    expect(own.factor.value.step).toMatchObject({ at: "codes", codes: { length: 10 } });
    expect(own.told.value).toMatchObject({ secondFactor: "on", recoveryCodes: 10 });
    own.rest();
    expect(at(scene)).toEqual(["rest", null]);
  });

  test("begins anew where the offer is over", async () => {
    const scene = accountScene();
    const { own, door } = scene;
    own.wish("on");
    await own.confirm(password);
    door.isOfferOver = true;
    expect(await own.prove(code)).toBe(false);
    expect(at(scene)).toEqual(["password", "offer_over"]);
  });
});

test("new recovery codes, and turning it off, take the password", async () => {
  const scene = accountScene();
  const { own, door } = scene;
  door.account.secondFactor = "on";
  own.wish("codes");
  expect(await own.confirm("not the one")).toBe(false);
  expect(await own.confirm(password)).toBe(true);
  expect(at(scene)).toEqual(["codes", null]);
  own.wish("off");
  expect(await own.confirm(password)).toBe(true);
  expect([at(scene), own.told.value?.secondFactor]).toEqual([["rest", null], "off"]);
});

test("what is pressed twice is asked once", async () => {
  const { own } = accountScene();
  own.wish("on");
  const first = own.confirm(password);
  expect(await own.confirm(password)).toBe(false);
  expect(await first).toBe(true);
});
