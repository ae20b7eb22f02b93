import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { useAccountTexts } from "./account-texts.js";

interface Props {
  problem?: unknown;
  problemId?: string | undefined;
  /** Whether a recovery code does as well. */
  canRecover: boolean;
}

/** Six digits of the second factor, with a phone's keys for digits, or a recovery code, with all keys. */
export function CodeField({ problem, problemId, canRecover }: Props) {
  const t = useAccountTexts();
  const isRecovery = useSignal(false);
  const id = useId();
  const self = useRef<HTMLInputElement>(null);
  const swap = () => {
    isRecovery.value = !isRecovery.value;
    self.current!.value = "";
  };
  useEffect(() => (problem ? self.current?.select() : self.current?.focus()), [problem, isRecovery.value]);
  return (
    <>
      <div class="field">
        <label for={id}>{t(isRecovery.value ? "code.recovery.label" : "code.label")}</label>
        <input
          ref={self}
          id={id}
          class="input code-field"
          type="text"
          name="code"
          inputMode={isRecovery.value ? "text" : "numeric"}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxLength={64}
          required
          aria-invalid={problem ? true : undefined}
          aria-describedby={[`${id}-text`, problem ? problemId : null].filter(Boolean).join(" ")}
        />
        <p id={`${id}-text`} class="field-rule">
          {t(isRecovery.value ? "code.recovery.text" : "code.text")}
        </p>
      </div>
      {canRecover && (
        <button class="link-button field-other" type="button" data-other-code onClick={swap}>
          {t(isRecovery.value ? "code.toApp" : "code.toRecovery")}
        </button>
      )}
    </>
  );
}
