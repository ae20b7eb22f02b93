import { codeOf, type HubError } from "../../shared/hub.js";
import type { ConsoleKey, ConsoleTexts } from "../texts/index.js";

/** Why something about an account did not work: a code of the wire, or one of the page's own. */
export interface Trouble {
  code: string;
  /** The field that it is about, where the host names one. */
  member?: string | undefined;
  /** How many seconds to wait. */
  wait?: number | undefined;
}

export const troubleOf = (why: unknown): Trouble => {
  const { member, retryAfter } = why as Partial<HubError>;
  return { code: codeOf(why), member, wait: retryAfter };
};

const known: Record<string, ConsoleKey> = {
  wrong_password: "signIn.wrong_password",
  lost: "signIn.lost",
  busy: "signIn.lost",
  forbidden: "signIn.forbidden",
};

export function troubleText({ code, wait = 60 }: Trouble, t: ConsoleTexts): string {
  if (code !== "too_many") return t(known[code] ?? "signIn.failed");
  return t("signIn.too_many", { span: wait < 100 ? t("span.seconds", { count: wait }) : t("span.minutes", { count: Math.ceil(wait / 60) }) });
}
