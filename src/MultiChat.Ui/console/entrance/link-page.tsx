import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Session } from "../../shared/wire/session.js";
import { useAccountTexts } from "../account/parts/account-texts.js";
import { CodeField } from "../account/parts/code-field.js";
import { PasswordField } from "../account/parts/password-field.js";
import { Problem } from "../account/parts/problem.js";
import { useApp } from "../app/context.js";
import { troubleOf } from "../app/trouble.js";
import { EntranceCard } from "../parts/entrance-card.js";
import { HeardNote } from "./heard-note.js";
import { entranceAt } from "./model/entrance-door.js";
import { gaveToLink, linkOpened, linkRefused } from "./model/link-steps.js";
import { SubmitButton } from "./submit-button.js";

interface Props {
  token: string;
  onEntered(session: Session): void;
  onForgot(): void;
}

const problemId = "link-problem";

/** Lets somebody choose a password by a link. The token goes out with the button alone, never because the page was opened. */
export function LinkPage({ token, onEntered, onForgot }: Props) {
  const app = useApp();
  const t = useAccountTexts();
  const door = useMemo(() => entranceAt(app.mount), [app]);
  const state = useSignal(linkOpened);
  const isBusy = useSignal(false);
  const { step, trouble } = state.value;
  const person = app.session.value;

  async function submit(typed: { password?: string; code?: string }) {
    if (isBusy.value) return;
    if (step === "over") return onForgot();
    state.value = gaveToLink(state.value, typed);
    if (state.value.trouble) return;
    isBusy.value = true;
    try {
      onEntered(await app.renewal.during(() => door.choose(token, state.value.given)));
    } catch (why) {
      state.value = linkRefused(state.value, troubleOf(why));
      isBusy.value = false;
    }
  }

  return (
    <EntranceCard title={t("entrance.link.title")} onSubmit={typed => void submit(typed)}>
      {step === "newPassword" && (
        <>
          <p class="muted">{t("entrance.link.text")}</p>
          {person && <p class="sign-in-note">{t("entrance.link.open", { name: person.name })}</p>}
          <PasswordField name="password" kind="new" isFirst problem={trouble} problemId={problemId} />
        </>
      )}
      {step === "code" && <CodeField canRecover problem={trouble} problemId={problemId} />}
      {step === "over" && <HeardNote>{t("entrance.link.over")}</HeardNote>}
      <Problem id={problemId} trouble={trouble} where="before" />
      {step === "over" ? (
        <SubmitButton isBusy={false} label={t("entrance.link.forgot")} busyLabel="" />
      ) : (
        <SubmitButton isBusy={isBusy.value} label={t("entrance.newPassword.submit")} busyLabel={t("entrance.newPassword.busy")} />
      )}
    </EntranceCard>
  );
}
