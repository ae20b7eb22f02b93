import { useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { troubleText, type Trouble } from "../../app/trouble.js";
import { accountTexts, type AccountKey, type AccountTexts } from "../../texts/account/index.js";
import { shortest } from "../model/new-password.js";

export function useAccountTexts(): AccountTexts {
  const { language, wording } = useApp();
  const code = language.value;
  const own = wording.value?.texts;
  return useMemo(() => accountTexts(code, own ?? {}), [code, own]);
}

const known: Record<string, AccountKey> = {
  short: "password.short",
  same: "password.same",
  refused: "password.refused",
  wrong_code: "code.wrong",
  offer_over: "account.factor.over",
};

/** Of somebody who is signed in, these mean something else. */
const inside: Record<string, AccountKey> = { wrong_password: "password.wrong", lost: "account.lost", busy: "account.lost" };

/** Says what did not work: with the account of somebody who is signed in, or before that. */
export function useTroubleText(where: "inside" | "before"): (trouble: Trouble) => string {
  const { texts } = useApp();
  const t = useAccountTexts();
  return trouble => {
    const key = known[trouble.code] ?? (where === "inside" ? inside[trouble.code] : undefined);
    if (key) return t(key, { count: shortest });
    return where === "inside" && trouble.code !== "too_many" ? t("account.refused") : troubleText(trouble, texts.value);
  };
}
