import type { Section } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";

/** Says what to do next. */
export function EmptyList({ kind }: { kind: Section | "search" }) {
  const desk = useConsole();
  const t = useTexts();
  const isOff = kind === "mine" && desk.store.status.value?.available === false;
  return (
    <div class="empty" data-empty={kind}>
      <h2>{t(`list.empty.${kind}.title`)}</h2>
      <p>{t(isOff ? "list.empty.mine.off" : `list.empty.${kind}.text`)}</p>
      {isOff && (
        <button class="button" type="button" onClick={() => void desk.switchStatus(true)}>
          {t("status.available")}
        </button>
      )}
    </div>
  );
}
