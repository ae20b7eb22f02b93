import { codeTyped, isTooShort } from "../../account/model/new-password.js";
import type { Trouble } from "../../app/trouble.js";

/** What somebody is asked for who chooses a password by a link. `over`: the link leads nowhere any more. */
export type LinkStep = "newPassword" | "code" | "over";

export interface LinkState {
  step: LinkStep;
  given: { password: string; code?: string };
  trouble: Trouble | null;
}

export const linkOpened: LinkState = { step: "newPassword", given: { password: "" }, trouble: null };

export function gaveToLink({ step, given }: LinkState, typed: Partial<LinkState["given"]>): LinkState {
  const next = { ...given, ...typed };
  if (next.code !== undefined) next.code = codeTyped(next.code);
  return { step, given: next, trouble: step === "newPassword" && isTooShort(next.password) ? { code: "short" } : null };
}

/** The host says what is missing or wrong. Nothing is used up then. */
export function linkRefused({ step, given }: LinkState, trouble: Trouble): LinkState {
  const { code, ...withoutCode } = given;
  switch (trouble.code === "invalid_field" ? trouble.member : trouble.code) {
    case "link_over":
    case "token":
      return { step: "over", given: { password: "" }, trouble: null };
    case "code_needed":
      return { step: "code", given: withoutCode, trouble: null };
    case "wrong_code":
    case "wrong_password":
    case "code":
      return { step: "code", given: withoutCode, trouble: { code: "wrong_code" } };
    case "password":
      return { step: "newPassword", given, trouble: { code: "refused" } };
    default:
      return { step, given, trouble };
  }
}
