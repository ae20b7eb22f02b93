import type { FactorOffer } from "../../../shared/wire/account.js";
import type { Trouble } from "../../app/trouble.js";

/** What is done about the second factor. */
export type FactorWish = "on" | "codes" | "off";

export type FactorStep =
  | { at: "rest" }
  | { at: "password"; wish: FactorWish }
  | { at: "offer"; offer: FactorOffer }
  /** Recovery codes, which are told this once. */
  | { at: "codes"; codes: readonly string[] };

export interface FactorState {
  step: FactorStep;
  trouble: Trouble | null;
}

export const atRest: FactorState = { step: { at: "rest" }, trouble: null };

const reached = (step: FactorStep): FactorState => ({ step, trouble: null });

export const wished = (wish: FactorWish): FactorState => reached({ at: "password", wish });
export const offered = (offer: FactorOffer): FactorState => reached({ at: "offer", offer });
export const toldCodes = (codes: readonly string[]): FactorState => reached({ at: "codes", codes });

/** An offer that is over is made anew, by the password. */
export function factorRefused({ step }: FactorState, trouble: Trouble): FactorState {
  const code = trouble.code === "invalid_field" ? trouble.member : trouble.code;
  if (step.at === "offer" && (code === "offer" || code === "not_found" || code === "link_over")) {
    return { step: { at: "password", wish: "on" }, trouble: { code: "offer_over" } };
  }
  return { step, trouble: code === "code" ? { code: "wrong_code" } : trouble };
}

/** In groups of four, as a person types it. */
export const grouped = (secret: string): string => secret.match(/.{1,4}/g)?.join(" ") ?? "";
