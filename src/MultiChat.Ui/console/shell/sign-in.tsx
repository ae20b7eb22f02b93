import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { codeOf } from "../../shared/hub.js";
import { useApp, useTexts } from "../app/context.js";
import { LanguageChoice } from "../parts/language-choice.js";
import { useShell } from "./shell-context.js";
import type { ConsoleKey } from "../texts/index.js";

const problems: Record<string, ConsoleKey> = {
  wrong_password: "signIn.wrong_password",
  too_many: "signIn.too_many",
  lost: "signIn.lost",
  forbidden: "signIn.forbidden",
};

export function SignIn() {
  const app = useApp();
  const shell = useShell();
  const t = useTexts();
  const problem = useSignal<ConsoleKey | null>(null);
  const isBusy = useSignal(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const note = app.signInNote.value;

  useEffect(() => email.current?.focus(), []);

  async function submit(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    try {
      await shell.signIn(email.current?.value.trim() ?? "", password.current?.value ?? "");
    } catch (why) {
      problem.value = problems[codeOf(why)] ?? "signIn.failed";
      password.current?.select();
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <main class="sign-in">
      <form class="sign-in-form" onSubmit={submit} aria-labelledby="sign-in-title">
        <div class="sign-in-head">
          <span class="brand">MultiChat</span>
          <LanguageChoice />
        </div>
        <h1 id="sign-in-title">{t("signIn.title")}</h1>
        {note && !problem.value && <p class="sign-in-note" role="status">{t(note === "ended" ? "signIn.ended" : "signIn.forbidden")}</p>}
        <div class="field">
          <label for="email">{t("signIn.email")}</label>
          <input ref={email} id="email" class="input" type="email" name="email" autocomplete="username" required maxLength={254} />
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
            aria-describedby={problem.value ? "sign-in-problem" : undefined}
          />
        </div>
        <div role="alert">{problem.value && <p id="sign-in-problem" class="problem">{t(problem.value)}</p>}</div>
        <button class="button button-main button-tall" type="submit" aria-disabled={isBusy.value}>
          {t(isBusy.value ? "signIn.busy" : "signIn.submit")}
        </button>
      </form>
    </main>
  );
}
