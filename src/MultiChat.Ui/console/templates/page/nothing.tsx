import { useTexts } from "../../app/context.js";
import type { TemplateBook } from "../model/template-book.js";
import { useTemplateTexts } from "../model/use-template-texts.js";

/** Stands where no template is open: says what to do next. */
export function Nothing({ book, isMissing }: { book: TemplateBook; isMissing: boolean }) {
  const retry = useTexts()("app.retry");
  const loading = useTexts()("app.loading");
  const t = useTemplateTexts();
  const all = book.all.value;
  if (!all && !book.hasFailed.value) {
    return (
      <section class="templates-main templates-nothing" aria-label={loading} aria-busy="true">
        <span class="skeleton skeleton-line" />
        <span class="skeleton skeleton-field" />
      </section>
    );
  }
  if (!all) {
    return (
      <section class="templates-main templates-nothing" aria-label={t("template.list")}>
        <div class="empty" role="alert">
          <p>{t("template.failed")}</p>
          <button class="button" type="button" onClick={() => void book.load()}>
            {retry}
          </button>
        </div>
      </section>
    );
  }
  const kind = isMissing ? "missing" : all.length ? "pick" : "empty";
  return (
    <section class="templates-main templates-nothing" aria-label={t("template.list")}>
      <div class="empty">
        <h2>{t(`template.${kind}.title`)}</h2>
        <p>{t(`template.${kind}.text`)}</p>
      </div>
    </section>
  );
}
