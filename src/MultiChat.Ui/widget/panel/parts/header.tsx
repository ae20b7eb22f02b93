import type { VisitorDialog } from "../../../shared/wire/visitor.js";
import type { PanelTexts } from "../texts.js";
import { Avatar } from "./avatar.js";
import { CloseIcon } from "./icons.js";
import { Words } from "./words.js";

interface Props {
  operator: VisitorDialog["operator"] | undefined;
  photos: string;
  status: "here" | "away" | "connecting" | undefined;
  close(): void;
  t: PanelTexts;
}

export function Header({ operator, photos, status, close, t }: Props) {
  return (
    <header>
      {operator && <Avatar name={operator.name} photo={operator.photo} photos={photos} />}
      <div class="who">
        <h2 id="title" dir="auto">
          <Words text={operator?.name ?? t("title")} />
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
