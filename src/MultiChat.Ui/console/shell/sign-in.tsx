import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Credentials } from "../../shared/wire/account.js";
import { useApp, useTexts } from "../app/context.js";
import { troubleOf, troubleText, type Trouble } from "../app/trouble.js";
import { forgotAddress } from "../entrance/model/entrance-place.js";
import { EntranceCard } from "../parts/entrance-card.js";
import { PlaceLink } from "../parts/place-link.js";
import { TypedText } from "./right-gone.js";
import { useShell } from "./shell-context.js";
import { WaitingCard } from "./waiting-card.js";

/** What the host may ask for beyond the password. */
const asksMore = /^(code_needed|new_password_needed|password_lapsed)$/;

/** Asks for e-mail and password, and leaves to the steps that come later what the host wants besides. */
export function SignIn() {
  const shell = useShell();
  const begun = useSignal<{ given: Credentials; why: Trouble } | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const signIn = (given: Credentials) => shell.signIn(given);

  async function begin(given: Credentials) {
    shell.email.value = given.email;
    trouble.value = null;
    try {
      await signIn(given);
    } catch (failure) {
      const why = troubleOf(failure);
      if (asksMore.test(why.code)) begun.value = { given, why };
      else trouble.value = why;
    }
  }

  if (!begun.value) return <Beginning trouble={trouble.value} begin={begin} />;
  const Steps = shell.entrance.found?.SignInSteps;
  if (!Steps) return <WaitingCard />;
  const back = (why: Trouble | null) => {
    trouble.value = why;
    begun.value = null;
  };
  return <Steps begun={begun.value} signIn={signIn} onBack={back} />;
}

function Beginning({ trouble, begin }: { trouble: Trouble | null; begin(given: Credentials): Promise<void> }) {
  const app = useApp();
  const shell = useShell();
  const t = useTexts();
  const isBusy = useSignal(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const note = app.signInNote.value;
  useEffect(() => (trouble ? password.current?.select() : email.current?.focus()), [trouble]);

  async function submit({ email = "", password = "" }: Record<string, string>) {
    if (isBusy.value) return;
    isBusy.value = true;
    await begin({ email: email.trim(), password });
    isBusy.value = false;
  }

  return (
    <EntranceCard title={t("signIn.title")} onSubmit={typed => void submit(typed)}>
      {note && !trouble && (
        <p class="sign-in-note" role="status">
          {t(note === "ended" ? "signIn.ended" : "signIn.forbidden")}
        </p>
      )}
      {note === "forbidden" && shell.gone.value && <TypedText typed={shell.gone.value.typed} />}
      <div class="field">
        <label for="email">{t("signIn.email")}</label>
        <input
          ref={email}
          id="email"
          class="input"
          type="email"
          name="email"
          autocomplete="username"
          required
          maxLength={254}
          defaultValue={shell.email.peek()}
        />
      </div>
      <div class="field">
        <label for="password">{t("signIn.password")}</label>
        <input
          ref={password}
          id="password"
          class="input"
          type="password"
          name="password"
          autocomplete="current-password"
          required
          aria-describedby={trouble ? "sign-in-problem" : undefined}
        />
      </div>
      <div role="alert">
        {trouble && (
          <p id="sign-in-problem" class="problem">
            {troubleText(trouble, t)}
          </p>
        )}
      </div>
      <button class="button button-main button-tall" type="submit" aria-disabled={isBusy.value}>
        {t(isBusy.value ? "signIn.busy" : "signIn.submit")}
      </button>
      <PlaceLink address={forgotAddress} class="sign-in-other" data-forgot onGo={forget}>
        {t("signIn.forgot")}
      </PlaceLink>
    </EntranceCard>
  );

  function forget() {
    shell.email.value = email.current?.value ?? "";
    app.places.go(forgotAddress);
  }
}
