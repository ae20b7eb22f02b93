import { useSignal } from "@preact/signals";
import type { Credentials } from "../../shared/wire/account.js";
import { useAccountTexts } from "../account/parts/account-texts.js";
import { CodeField } from "../account/parts/code-field.js";
import { PasswordField } from "../account/parts/password-field.js";
import { Problem } from "../account/parts/problem.js";
import { useApp, useTexts } from "../app/context.js";
import { troubleOf, type Trouble } from "../app/trouble.js";
import { EntranceCard } from "../parts/entrance-card.js";
import { HeardNote } from "./heard-note.js";
import { forgotAddress } from "./model/entrance-place.js";
import { begunBy, gave, refused } from "./model/sign-in-steps.js";
import { SubmitButton } from "./submit-button.js";

interface Props {
  /** What was given, and what the host said to it. */
  begun: { given: Credentials; why: Trouble };
  signIn(given: Credentials): Promise<void>;
  /** To the beginning, because of what went wrong or as somebody else. */
  onBack(why: Trouble | null): void;
}

const problemId = "sign-in-problem";

/** Asks whoever gave the right password for what else the host wants, one after the other. */
export function SignInSteps({ begun: { given, why }, signIn, onBack }: Props) {
  const { places } = useApp();
  const page = useTexts();
  const t = useAccountTexts();
  const state = useSignal(begunBy(given, why));
  const isBusy = useSignal(false);
  const { step, trouble } = state.value;

  async function submit({ code, newPassword }: Record<string, string>) {
    if (isBusy.value) return;
    if (step === "lapsed") return places.go(forgotAddress);
    state.value = gave(state.value, { ...(code ? { code } : {}), ...(newPassword ? { newPassword } : {}) });
    if (state.value.trouble) return;
    isBusy.value = true;
    try {
      await signIn(state.value.given);
    } catch (failure) {
      state.value = refused(state.value, troubleOf(failure));
      if (state.value.step === "password") onBack(state.value.trouble);
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <EntranceCard title={page("signIn.title")} onSubmit={typed => void submit(typed)}>
      <div class="field">
        <label for="email">{page("signIn.email")}</label>
        <input id="email" class="input" type="email" name="email" autocomplete="username" readOnly value={given.email} />
      </div>
      {step === "code" && (
        <>
          <h2 class="step-title">{t("entrance.code.title")}</h2>
          <CodeField canRecover problem={trouble} problemId={problemId} />
        </>
      )}
      {step === "newPassword" && (
        <>
          <h2 class="step-title">{t("entrance.newPassword.title")}</h2>
          <p class="muted">{t("entrance.newPassword.text")}</p>
          <PasswordField name="newPassword" kind="new" isFirst problem={trouble} problemId={problemId} />
        </>
      )}
      {step === "lapsed" && <HeardNote>{t("entrance.lapsed")}</HeardNote>}
      <Problem id={problemId} trouble={trouble} where="before" />
      {step === "code" && <SubmitButton isBusy={isBusy.value} label={page("signIn.submit")} busyLabel={page("signIn.busy")} />}
      {step === "newPassword" && <SubmitButton isBusy={isBusy.value} label={t("entrance.newPassword.submit")} busyLabel={t("entrance.newPassword.busy")} />}
      {step === "lapsed" && <SubmitButton isBusy={false} label={t("entrance.lapsed.submit")} busyLabel="" />}
      <button class="link-button field-other" type="button" data-back onClick={() => onBack(null)}>
        {t("entrance.back")}
      </button>
    </EntranceCard>
  );
}
