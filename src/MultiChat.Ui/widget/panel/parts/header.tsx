import type { PanelTexts } from "../texts.js";
import { CloseIcon } from "./icons.js";
import { Words } from "./words.js";

interface Props {
  operator: string | undefined;
  status: "here" | "away" | "connecting" | undefined;
  close(): void;
  t: PanelTexts;
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();

export function Header({ operator, status, close, t }: Props) {
  return (
    <header>
      {operator && (
        <span class="avatar" aria-hidden="true">
          <Words text={initialsOf(operator)} />
        </span>
      )}
      <div class="who">
        <h2 id="title" dir="auto">
          <Words text={operator ?? t("title")} />
        </h2>
        <p class="status" role="status" data-status={status}>
          <Words text={status && t(status)} />
        </p>
      </div>
      <button type="button" class="tool" aria-label={t("close")} onClick={close} data-close>
        <CloseIcon />
      </button>
    </header>
  );
}
