import type { Id } from "../../../shared/wire/wire.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";

/** Says above the field who else is typing, so that two do not answer at once. */
export function TypingLine({ dialog }: { dialog: Id }) {
  const { typing, store } = useDesk();
  const t = useTexts();
  const names = typing.in(dialog).map(by => (by === null ? t("typing.client") : store.app.team.memberName(by)));
  return (
    <div class="typing-place" role="status">
      {names.length > 0 && (
        <p class="typing-line cut" data-typing>
          <span class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {names.length === 1 ? t("typing.by", { name: names[0]! }) : t("typing.several", { names: names.join(", ") })}
        </p>
      )}
    </div>
  );
}
