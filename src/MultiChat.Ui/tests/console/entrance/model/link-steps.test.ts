import { expect, test } from "vitest";
import { gaveToLink, linkOpened, linkRefused, type LinkState } from "../../../../console/entrance/model/link-steps.js";

const said = ({ step, trouble }: LinkState) => [step, trouble?.code ?? null];
const chosen = gaveToLink(linkOpened, { password: "my own one" });

test("a password is chosen, and a code is asked for where the second factor is on", () => {
  expect(said(gaveToLink(linkOpened, { password: "1234567" }))).toEqual(["newPassword", "short"]);
  expect(said(chosen)).toEqual(["newPassword", null]);
  const next = linkRefused(chosen, { code: "code_needed" });
  expect(said(next)).toEqual(["code", null]);
  expect(gaveToLink(next, { code: " 123 456 " }).given).toEqual({ password: "my own one", code: "123456" });
});

test("a wrong code is asked for again, and the password stays", () => {
  const again = linkRefused(gaveToLink(linkRefused(chosen, { code: "code_needed" }), { code: "123456" }), { code: "wrong_code" });
  expect([...said(again), again.given]).toEqual(["code", "wrong_code", { password: "my own one" }]);
});

test("a link that leads nowhere any more forgets what was typed", () => {
  expect(linkRefused(chosen, { code: "link_over" })).toEqual({ step: "over", given: { password: "" }, trouble: null });
  expect(said(linkRefused(chosen, { code: "invalid_field", member: "token" }))).toEqual(["over", null]);
});

test("a password that the host refuses is asked for again", () => {
  expect(said(linkRefused(chosen, { code: "invalid_field", member: "password" }))).toEqual(["newPassword", "refused"]);
});

test("no answer leaves everything as it is", () => {
  expect(linkRefused(chosen, { code: "lost" })).toEqual({ ...chosen, trouble: { code: "lost" } });
});
