import type { Account } from "../../../shared/wire/account.js";
import type { OwnAccount } from "../model/own-account.js";
import { useAccountTexts } from "../parts/account-texts.js";

/** What the second factor is, and what can be done about it. */
export function FactorAtRest({ own, account: { secondFactor, recoveryCodes } }: { own: OwnAccount; account: Account }) {
  const t = useAccountTexts();
  return (
    <>
      <p class="muted" data-factor={secondFactor}>
        {t(`account.factor.${secondFactor}`)}
        {secondFactor === "on" && ` ${t("account.factor.left", { count: recoveryCodes })}`}
      </p>
      {secondFactor === "off" && (
        <button class="button" type="button" data-factor-on onClick={() => own.wish("on")}>
          {t("account.factor.turnOn")}
        </button>
      )}
      {secondFactor === "on" && (
        <div class="account-buttons">
          <button class="button" type="button" data-factor-codes onClick={() => own.wish("codes")}>
            {t("account.factor.codes")}
          </button>
          <button class="button" type="button" data-factor-off onClick={() => own.wish("off")}>
            {t("account.factor.turnOff")}
          </button>
        </div>
      )}
    </>
  );
}
