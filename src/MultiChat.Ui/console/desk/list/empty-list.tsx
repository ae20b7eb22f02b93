import type { Section } from "../../../shared/wire/rows.js";
import { useTexts } from "../../app/context.js";
import { switchStatus } from "../../app/status.js";
import { useDesk } from "../model/desk.js";

/** Says what to do next. */
export function EmptyList({ kind }: { kind: Section | "search" }) {
  const desk = useDesk();
  const t = useTexts();
  const isOff = kind === "mine" && desk.store.app.status.value?.available === false;
  return (
    <div class="empty" data-empty={kind}>
      <h2>{t(`list.empty.${kind}.title`)}</h2>
      <p>{t(isOff ? "list.empty.mine.off" : `list.empty.${kind}.text`)}</p>
      {isOff && (
        <button class="button" type="button" onClick={() => void switchStatus(desk.app, true)}>
          {t("status.enter")}
        </button>
      )}
    </div>
  );
}
