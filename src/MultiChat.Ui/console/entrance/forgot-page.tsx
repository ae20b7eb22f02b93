import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { codeOf } from "../../shared/hub.js";
import { useAccountTexts } from "../account/parts/account-texts.js";
import { Problem } from "../account/parts/problem.js";
import { useApp, useTexts } from "../app/context.js";
import { troubleOf, type Trouble } from "../app/trouble.js";
import { EntranceCard } from "../parts/entrance-card.js";
import { HeardNote } from "./heard-note.js";
import { entranceAt } from "./model/entrance-door.js";
import { SubmitButton } from "./submit-button.js";

interface Props {
  /** As it was typed to sign in. */
  email: Signal<string>;
  onBack(): void;
}

/** Sends a link to whoever forgot their password. It never says whether the team has the address. */
export function ForgotPage({ email, onBack }: Props) {
  const { mount } = useApp();
  const t = useAccountTexts();
  const label = useTexts()("signIn.email");
  const door = useMemo(() => entranceAt(mount), [mount]);
  const at = useSignal<"asking" | "form" | "sent" | "noLetters">("asking");
  const trouble = useSignal<Trouble | null>(null);
  const isBusy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // Where nobody says, sending tells.
    void door.hasLetters().then(hasLetters => (at.value = hasLetters ? "form" : "noLetters"), () => (at.value = "form"));
  }, [door]);
  useEffect(() => field.current?.focus(), [at.value, trouble.value]);

  async function send() {
    if (isBusy.value) return;
    isBusy.value = true;
    trouble.value = null;
    try {
      await door.forgot(email.value.trim());
      at.value = "sent";
    } catch (why) {
      if (codeOf(why) === "not_supported") at.value = "noLetters";
      else trouble.value = troubleOf(why);
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <EntranceCard title={t("entrance.forgot.title")} onSubmit={() => void send()}>
      {at.value === "asking" && <span class="skeleton skeleton-field" />}
      {at.value === "form" && (
        <>
          <p class="muted">{t("entrance.forgot.text")}</p>
          <div class="field">
            <label for="email">{label}</label>
            <input
              ref={field}
              id="email"
              class="input"
              type="email"
              name="email"
              autocomplete="username"
              required
              maxLength={254}
              value={email.value}
              onInput={event => (email.value = event.currentTarget.value)}
            />
          </div>
          <Problem id="forgot-problem" trouble={trouble.value} where="before" />
          <SubmitButton isBusy={isBusy.value} label={t("entrance.forgot.submit")} busyLabel={t("entrance.forgot.busy")} />
        </>
      )}
      {(at.value === "sent" || at.value === "noLetters") && (
        <HeardNote key={at.value}>{t(at.value === "sent" ? "entrance.forgot.sent" : "entrance.forgot.noLetters")}</HeardNote>
      )}
      {at.value === "sent" && (
        <button class="link-button field-other" type="button" onClick={() => (at.value = "form")}>
          {t("entrance.forgot.again")}
        </button>
      )}
      <button class="link-button field-other" type="button" data-back onClick={onBack}>
        {t("entrance.forgot.back")}
      </button>
    </EntranceCard>
  );
}
