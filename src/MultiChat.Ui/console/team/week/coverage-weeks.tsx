import type { Signal } from "@preact/signals";
import { Icon } from "../../parts/icons.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { weekSpan } from "../model/coverage.js";

/** Which week is looked at, and the ones beside it. */
export function CoverageWeeks({ week, monday }: { week: Signal<number>; monday: string }) {
  const { app } = useBook();
  const t = useTeamTexts();
  return (
    <div class="coverage-weeks">
      <button class="button button-icon" type="button" aria-label={t("coverage.earlier")} data-to="earlier" onClick={() => week.value--}>
        <Icon name="back" />
      </button>
      <span role="status">{weekSpan(monday, app.language.value)}</span>
      <button class="button button-icon" type="button" aria-label={t("coverage.later")} data-to="later" onClick={() => week.value++}>
        <Icon name="back" />
      </button>
    </div>
  );
}
