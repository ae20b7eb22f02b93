import { useTexts } from "../app/context.js";

/** Says that a part did not load, and offers what alone helps. */
export function LateFailed() {
  const t = useTexts();
  return (
    <div class="empty" role="alert">
      <p>{t("page.failed")}</p>
      <button class="button" type="button" onClick={() => location.reload()}>
        {t("link.reload")}
      </button>
    </div>
  );
}
