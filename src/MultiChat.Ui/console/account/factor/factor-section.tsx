import type { Account } from "../../../shared/wire/account.js";
import type { OwnAccount } from "../model/own-account.js";
import { AccountPart, focusPart } from "../parts/account-part.js";
import { useAccountTexts } from "../parts/account-texts.js";
import { ConfirmForm } from "./confirm-form.js";
import { FactorAtRest } from "./factor-at-rest.js";
import { OfferForm } from "./offer-form.js";
import { ToldCodes } from "./told-codes.js";

/** The second factor: off, on, or on its way to be either. */
export function FactorSection({ own, account }: { own: OwnAccount; account: Account }) {
  const t = useAccountTexts();
  const { step, trouble } = own.factor.value;
  const rest = () => {
    own.rest();
    focusPart("factor");
  };
  return (
    <AccountPart name="factor" title={t("account.factor")}>
      {step.at === "rest" && <FactorAtRest own={own} account={account} />}
      {step.at === "password" && <ConfirmForm key={step.wish} wish={step.wish} own={own} account={account} trouble={trouble} onCancel={rest} />}
      {step.at === "offer" && <OfferForm offer={step.offer} own={own} account={account} trouble={trouble} onCancel={rest} />}
      {step.at === "codes" && <ToldCodes codes={step.codes} email={account.email} onDone={rest} />}
    </AccountPart>
  );
}
