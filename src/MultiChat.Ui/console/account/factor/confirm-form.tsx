import type { Account } from "../../../shared/wire/account.js";
import { useApp } from "../../app/context.js";
import type { Trouble } from "../../app/trouble.js";
import type { AccountKey } from "../../texts/account/index.js";
import type { FactorWish } from "../model/factor-set-up.js";
import type { OwnAccount } from "../model/own-account.js";
import { AccountForm } from "../parts/account-form.js";
import { focusPart } from "../parts/account-part.js";
import { useAccountTexts } from "../parts/account-texts.js";
import { PasswordField } from "../parts/password-field.js";
import { Problem } from "../parts/problem.js";

interface Props {
  wish: FactorWish;
  own: OwnAccount;
  account: Account;
  trouble: Trouble | null;
  onCancel(): void;
}

const problemId = "account-factor-problem";

const deeds: Record<FactorWish, AccountKey> = { on: "account.factor.next", codes: "account.factor.make", off: "account.factor.turnOff" };

/** Whoever changes the second factor says the password first: a console that was left open lets nobody do it. */
export function ConfirmForm({ wish, own, account, trouble, onCancel }: Props) {
  const { toasts } = useApp();
  const t = useAccountTexts();

  async function confirm(password: string) {
    if (!(await own.confirm(password)) || wish !== "off") return;
    toasts.say(t("account.factor.turnedOff"));
    focusPart("factor");
  }

  return (
    <AccountForm
      email={account.email}
      submit={t(deeds[wish])}
      isBusy={own.isBusy.value}
      onSubmit={({ password = "" }) => void confirm(password)}
      onCancel={onCancel}
    >
      <p>{t(`account.factor.ask.${wish}`)}</p>
      <PasswordField name="password" kind="current" isFirst problem={trouble} problemId={problemId} />
      <Problem id={problemId} trouble={trouble} where="inside" />
    </AccountForm>
  );
}
