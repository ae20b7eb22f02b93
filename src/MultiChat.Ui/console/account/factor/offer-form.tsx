import type { Account, FactorOffer } from "../../../shared/wire/account.js";
import { useApp } from "../../app/context.js";
import { copyText } from "../../app/copy.js";
import { hasKeyboard } from "../../app/key-names.js";
import type { Trouble } from "../../app/trouble.js";
import { grouped } from "../model/factor-set-up.js";
import type { OwnAccount } from "../model/own-account.js";
import { AccountForm } from "../parts/account-form.js";
import { useAccountTexts } from "../parts/account-texts.js";
import { CodeField } from "../parts/code-field.js";
import { Problem } from "../parts/problem.js";

interface Props {
  offer: FactorOffer;
  own: OwnAccount;
  account: Account;
  trouble: Trouble | null;
  onCancel(): void;
}

const problemId = "account-offer-problem";

/** Shows the secret to an app, and asks for a code as proof that it has it. */
export function OfferForm({ offer: { secret, uri, qr }, own, account, trouble, onCancel }: Props) {
  const app = useApp();
  const t = useAccountTexts();

  async function prove(code: string) {
    if (await own.prove(code)) app.toasts.say(t("account.factor.turnedOn"));
  }

  return (
    <AccountForm
      email={account.email}
      submit={t("account.factor.turnOn")}
      isBusy={own.isBusy.value}
      onSubmit={({ code = "" }) => void prove(code)}
      onCancel={onCancel}
    >
      <p>{t("account.factor.scan")}</p>
      <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t("account.factor.qr")}>
        <path d={qr.path} />
      </svg>
      {!hasKeyboard() && (
        <a class="sign-in-other" href={uri}>
          {t("account.factor.open")}
        </a>
      )}
      <p class="muted">{t("account.factor.secret")}</p>
      <p class="secret" data-secret>
        {grouped(secret)}
      </p>
      <div class="account-buttons">
        <button class="button" type="button" data-copy-secret onClick={() => void copyText(secret, app)}>
          {t("account.factor.copySecret")}
        </button>
      </div>
      <CodeField canRecover={false} problem={trouble} problemId={problemId} />
      <Problem id={problemId} trouble={trouble} where="inside" />
    </AccountForm>
  );
}
