import type { ComponentChildren } from "preact";
import { useTexts } from "../../app/context.js";

interface Props {
  /** Whose password it is about: a browser that keeps passwords wants to know. */
  email: string;
  submit: string;
  isBusy: boolean;
  onSubmit(typed: Record<string, string>): void;
  onCancel(): void;
  children: ComponentChildren;
}

/** Asks for what a change of the account needs. */
export function AccountForm({ email, submit, isBusy, onSubmit, onCancel, children }: Props) {
  const t = useTexts();
  return (
    <form
      class="account-form"
      onSubmit={event => {
        event.preventDefault();
        onSubmit(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>);
      }}
    >
      <input type="email" name="email" autocomplete="username" value={email} readOnly hidden aria-label={t("signIn.email")} />
      {children}
      <div class="account-buttons">
        <button class="button button-main" type="submit" aria-disabled={isBusy}>
          {submit}
        </button>
        <button class="button" type="button" data-cancel onClick={onCancel}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}
