import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { shortest } from "../model/new-password.js";
import { useAccountTexts } from "./account-texts.js";

interface Props {
  name: string;
  /** A new one says its rule. */
  kind: "new" | "current";
  /** Anew with each try: the field is asked again. */
  problem?: unknown;
  /** Where the problem is told. */
  problemId?: string | undefined;
  /** It is what somebody is asked for first. */
  isFirst?: boolean;
  value?: string;
  onInput?: (typed: string) => void;
}

const seen = { type: "text" } as const;
const hidden = { type: "password" } as const;

/** A password that can be looked at while it is typed. */
export function PasswordField({ name, kind, problem, problemId, isFirst, value, onInput }: Props) {
  const t = useAccountTexts();
  const isShown = useSignal(false);
  const id = useId();
  const self = useRef<HTMLInputElement>(null);
  useEffect(() => (problem ? self.current?.select() : isFirst ? self.current?.focus() : undefined), [problem]);
  const notes = [kind === "new" && `${id}-rule`, problem ? problemId : null].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{t(kind === "new" ? "password.new" : "password.current")}</label>
      <div class="secret-field">
        <input
          ref={self}
          id={id}
          class="input"
          {...(isShown.value ? seen : hidden)}
          name={name}
          autocomplete={kind === "new" ? "new-password" : "current-password"}
          autocapitalize="none"
          spellcheck={false}
          required
          value={value}
          aria-invalid={problem ? true : undefined}
          aria-describedby={notes || undefined}
          onInput={event => onInput?.(event.currentTarget.value)}
        />
        <button class="link-button" type="button" aria-controls={id} aria-label={t(isShown.value ? "password.hide.label" : "password.show.label")} onClick={() => (isShown.value = !isShown.value)}>
          {t(isShown.value ? "password.hide" : "password.show")}
        </button>
      </div>
      {kind === "new" && (
        <p id={`${id}-rule`} class="field-rule">
          {t("password.rule", { count: shortest })}
        </p>
      )}
    </div>
  );
}
