import { beforeEach, describe, expect, test } from "vitest";
import { memoryKeep } from "../../shared/memory-keep.js";
import { Draft } from "../../../widget/panel/draft.js";
import type { Filled } from "../../../widget/request/check.js";
import { Filling } from "../../../widget/request/filling.js";

const contact = { name: "Ivan", phone: "+7 900 000-00-01" };
const line = "I agree";
let keep = memoryKeep();
beforeEach(() => {
  keep = memoryKeep();
});

/** The form of a page that this tab shows. */
function page(visitor: string | undefined, consent: string | null = null) {
  const filling = new Filling(new Draft(keep, "contact"));
  filling.learn(visitor, consent, undefined);
  return filling;
}
const filled = (some: Filling): Filled => ({ name: "", phone: "", email: "", text: "Hello", ...some.contact, agrees: some.agrees });
const tick = (filling: Filling, agrees = true) => {
  filling.agrees = agrees;
  filling.fill(filled(filling));
};

describe("whose the contact is", () => {
  test("is known after a reload", () => {
    page("v1").fill(contact);
    expect(page("v1").contact).toEqual(contact);
    expect(page(undefined).contact).toEqual(contact);
  });

  test("decides that nobody else sees it", () => {
    page("v1").fill(contact);
    expect([page("v2").contact, keep.get("contact")]).toEqual([{}, null]);
  });

  test("is noticed on the same page too", () => {
    const filling = page("v1", line);
    filling.fill(contact);
    tick(filling);
    filling.learn(undefined, line, undefined);
    filling.learn("v2", line, undefined);
    expect([filling.contact, filling.agrees, keep.get("contact")]).toEqual([{}, false, null]);
  });

  test("goes with whoever was nobody yet", () => {
    const filling = page(undefined);
    filling.fill(contact);
    filling.learn("v1", null, undefined);
    expect(filling.contact).toEqual(contact);
    expect(page("v1").contact).toEqual(contact);
  });
});

// C8: until it is given, nothing that says who somebody is is stored
describe("consent", () => {
  test("keeps the contact in memory until it is given, and again once it is taken back", () => {
    const filling = page("v1", line);
    filling.fill(contact);
    expect([filling.contact, keep.keys("")]).toEqual([contact, []]);
    tick(filling);
    expect(page("v1", line).contact).toEqual(contact);
    tick(filling, false);
    expect([filling.contact, keep.keys("")]).toEqual([contact, []]);
  });

  test("is of one person only", () => {
    const filling = page("v1", line);
    tick(filling);
    filling.isTried = true;
    filling.found = { phone: "form.contactNeeded" };
    filling.forget();
    expect([filling.agrees, filling.isTried, filling.found, filling.refusal]).toEqual([false, false, {}, undefined]);
  });

  test("is for the words as they stand", () => {
    const filling = page("v1", line);
    tick(filling);
    filling.learn("v1", line, undefined);
    expect(filling.agrees).toBe(true);
    filling.learn("v1", "Other words", undefined);
    expect(filling.agrees).toBe(false);
  });
});

describe("a request that comes back", () => {
  test("fills the form again, but not over what was typed since", () => {
    const filling = page("v1");
    filling.learn("v1", null, { request: { ...contact, consent: line }, why: { code: "contact_needed" } });
    expect([filling.contact, filling.wrong(filled(filling), 10)]).toEqual([contact, { phone: "form.contactNeeded" }]);
    filling.learn("v1", null, { request: { phone: "12345" }, why: { code: "contact_needed" } });
    expect(filling.contact).toEqual(contact);
  });

  test("fills it again when it was taken back, with nothing wrong", () => {
    const filling = page("v1");
    filling.learn("v1", null, { request: contact });
    expect([filling.contact, filling.refusal, filling.wrong(filled(filling), 10)]).toEqual([contact, undefined, {}]);
  });

  test("of another visitor does not say how to reach them", () => {
    const filling = page("v1");
    filling.learn("v2", null, { request: contact, why: { code: "not_signed_in" } });
    expect([filling.contact, filling.refusal]).toEqual([{}, { code: "not_signed_in" }]);
  });

  test("does not come again for the next visitor", () => {
    const filling = page("v1");
    const returned = { request: contact, why: { code: "contact_needed" } };
    filling.learn("v1", null, returned);
    filling.learn("v2", null, returned);
    expect([filling.contact, filling.found, filling.refusal]).toEqual([{}, {}, undefined]);
  });

  test("with a line that is asked for no more has nothing to be ticked", () => {
    const filling = page("v1", line);
    filling.learn("v1", line, { request: contact, why: { code: "consent_needed" } });
    expect(filling.wrong(filled(filling), 10)).toEqual({ consent: "form.consentChanged" });
    filling.learn("v1", null, { request: contact, why: { code: "consent_needed" } });
    expect(filling.wrong(filled(filling), 10)).toEqual({});
    const asked = page("v1", line);
    asked.isTried = true;
    asked.found = { consent: "form.consentChanged" };
    asked.learn("v1", null, undefined);
    expect(asked.wrong(filled(asked), 10).consent).toBeUndefined();
  });
});
