import { useEffect } from "preact/hooks";
import { useApp } from "../app/context.js";
import { FactorSection } from "./factor/factor-section.js";
import type { OwnAccount } from "./model/own-account.js";
import { useAccountTexts } from "./parts/account-texts.js";
import { PasswordSection } from "./password-section.js";
import { SessionsSection } from "./sessions-section.js";

/** Password, second factor and sessions of whoever is signed in. */
export function AccountSections({ own }: { own: OwnAccount }) {
  const t = useAccountTexts();
  useEffect(() => void own.load(), [own]);
  const account = own.told.value;
  switch (own.state.value) {
    case "asking":
      return (
        <div class="account-part" role="status" aria-busy="true" aria-label={t("account.loading")}>
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-field" />
        </div>
      );
    case "foreign":
      return <p class="account-part muted">{t("account.foreign")}</p>;
    case "failed":
      return <Failed own={own} />;
    default:
      return (
        account && (
          <div class="account" data-account>
            <PasswordSection own={own} account={account} />
            <FactorSection own={own} account={account} />
            <SessionsSection own={own} account={account} />
          </div>
        )
      );
  }
}

function Failed({ own }: { own: OwnAccount }) {
  const { texts } = useApp();
  const t = useAccountTexts();
  return (
    <div class="account-part" role="alert">
      <p>{t("account.failed")}</p>
      <button class="button" type="button" onClick={() => void own.load()}>
        {texts.value("app.retry")}
      </button>
    </div>
  );
}
