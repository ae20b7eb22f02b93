import type { Credentials } from "../../../shared/wire/account.js";
import { codeTyped, isTooShort } from "../../account/model/new-password.js";
import type { Trouble } from "../../app/trouble.js";

/** What somebody is asked for whose password was right. `lapsed`: nothing but a new letter or link leads in; `password`: all from the beginning. */
export type SignInStep = "code" | "newPassword" | "lapsed" | "password";

export interface SignInState {
  step: SignInStep;
  /** All that was given so far: it goes along in each repeat. */
  given: Credentials;
  trouble: Trouble | null;
}

/** After the host has said what it wants beyond e-mail and password. */
export const begunBy = (given: Credentials, why: Trouble): SignInState => refused({ step: "password", given, trouble: null }, why);

/** What was typed in the step's fields joins what was given before. */
export function gave({ step, given }: SignInState, typed: Pick<Partial<Credentials>, "code" | "newPassword">): SignInState {
  const next = { ...given, ...typed };
  if (next.code !== undefined) next.code = codeTyped(next.code);
  return { step, given: next, trouble: step === "newPassword" ? unfit(next) : null };
}

function unfit({ password, newPassword = "" }: Credentials): Trouble | null {
  if (isTooShort(newPassword)) return { code: "short" };
  return newPassword === password ? { code: "same" } : null;
}

/** The host says what is missing or wrong; what was right stays. */
export function refused({ step, given }: SignInState, trouble: Trouble): SignInState {
  const { code, ...withoutCode } = given;
  const { newPassword, ...withoutNew } = given;
  switch (trouble.code === "invalid_field" ? trouble.member : trouble.code) {
    case "code_needed":
      return { step: "code", given: withoutCode, trouble: null };
    case "wrong_code":
    case "code":
      return { step: "code", given: withoutCode, trouble: { code: "wrong_code" } };
    case "new_password_needed":
      return { step: "newPassword", given: withoutNew, trouble: null };
    case "newPassword":
      return { step: "newPassword", given: withoutNew, trouble: { code: "refused" } };
    case "password_lapsed":
      return { step: "lapsed", given: only(given), trouble: null };
    case "wrong_password":
      return { step: "password", given: only(given), trouble };
    default:
      return { step, given, trouble };
  }
}

const only = ({ email, password }: Credentials): Credentials => ({ email, password });
