import { useEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { copyText } from "../../app/copy.js";
import { useAccountTexts } from "../parts/account-texts.js";

interface Props {
  codes: readonly string[];
  email: string;
  onDone(): void;
}

/** Recovery codes, which are never told again. */
export function ToldCodes({ codes, email, onDone }: Props) {
  const app = useApp();
  const t = useAccountTexts();
  const head = t("account.codes.head", { email });
  const file = useMemo(() => URL.createObjectURL(new Blob([`${head}\n\n${codes.join("\n")}\n`], { type: "text/plain" })), [codes, head]);
  useEffect(() => () => URL.revokeObjectURL(file), [file]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h3 ref={title} class="step-title" tabIndex={-1}>
        {t("account.codes.title")}
      </h3>
      <p>{t("account.codes.text")}</p>
      <ul class="recovery-codes" aria-label={t("account.codes.title")}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="account-buttons">
        <button class="button" type="button" data-copy-codes onClick={() => void copyText(codes.join("\n"), app)}>
          {t("account.codes.copy")}
        </button>
        <a class="button" href={file} download={t("account.codes.file")}>
          {t("account.codes.download")}
        </a>
        <button class="button button-main" type="button" data-done onClick={onDone}>
          {t("account.codes.done")}
        </button>
      </div>
    </>
  );
}
