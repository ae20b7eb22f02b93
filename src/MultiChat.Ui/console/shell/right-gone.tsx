import { useEffect, useRef } from "preact/hooks";
import { copyText } from "../app/copy.js";
import { useApp, useTexts } from "../app/context.js";

/** Stands where a form stood that is the person's no more: what they had typed is not lost with it. */
export function RightGone({ typed }: { typed: string }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="page sheet" data-right-gone>
      <div class="sheet-inside">
        <h1 ref={heading} tabIndex={-1}>
          {t("gone.title")}
        </h1>
        <TypedText typed={typed} />
      </div>
    </main>
  );
}

/** What was typed and can be saved by this person no more. */
export function TypedText({ typed }: { typed: string }) {
  const app = useApp();
  const t = useTexts();
  return (
    <div class="field typed">
      <label for="typed">{t("gone.typed")}</label>
      <textarea id="typed" class="input" readOnly rows={6} dir="auto" value={typed} />
      <button class="button" type="button" onClick={() => void copyText(typed, app)}>
        {t("gone.copy")}
      </button>
    </div>
  );
}
