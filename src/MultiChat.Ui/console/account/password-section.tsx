import type { Account } from "../../shared/wire/account.js";
import { useApp } from "../app/context.js";
import type { OwnAccount } from "./model/own-account.js";
import { AccountForm } from "./parts/account-form.js";
import { AccountPart, focusPart } from "./parts/account-part.js";
import { useAccountTexts } from "./parts/account-texts.js";
import { PasswordField } from "./parts/password-field.js";
import { Problem } from "./parts/problem.js";

const problemId = "account-password-problem";

/** Changes the password. */
export function PasswordSection({ own, account }: { own: OwnAccount; account: Account }) {
  const { toasts } = useApp();
  const t = useAccountTexts();
  const typed = own.passwords.value;
  const trouble = own.passwordTrouble.value;
  const isOfCurrent = trouble?.code === "wrong_password";

  async function change() {
    if (!(await own.changePassword())) return;
    toasts.say(t("account.password.changed"));
    focusPart("password");
  }

  return (
    <AccountPart name="password" title={t("account.password")}>
      <p class="muted">{t("account.password.text")}</p>
      {typed ? (
        <AccountForm email={account.email} submit={t("account.password.save")} isBusy={own.isBusy.value} onSubmit={() => void change()} onCancel={close}>
          <PasswordField
            name="password"
            kind="current"
            isFirst
            problem={isOfCurrent && trouble}
            problemId={problemId}
            value={typed.password}
            onInput={password => own.type({ password })}
          />
          <PasswordField
            name="newPassword"
            kind="new"
            problem={!isOfCurrent && trouble}
            problemId={problemId}
            value={typed.newPassword}
            onInput={newPassword => own.type({ newPassword })}
          />
          <Problem id={problemId} trouble={trouble} where="inside" />
        </AccountForm>
      ) : (
        <button class="button" type="button" data-change-password onClick={() => own.type({})}>
          {t("account.password.change")}
        </button>
      )}
    </AccountPart>
  );

  function close() {
    own.stopTyping();
    focusPart("password");
  }
}
