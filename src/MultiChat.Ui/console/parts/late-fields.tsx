import { useEffect } from "preact/hooks";
import { useTexts } from "../app/context.js";
import type { Late } from "../app/late.js";
import { LateFailed } from "./late-failed.js";

/** Stands for fields that are still on their way, and sends for them. */
export function LateFields({ late }: { late: Late<unknown> }) {
  const t = useTexts();
  useEffect(() => void late.load(), [late]);
  if (late.hasFailed.value) return <LateFailed />;
  return (
    <div class="late-fields" role="status" aria-label={t("app.loading")} aria-busy="true">
      <span class="skeleton skeleton-line" />
      <span class="skeleton skeleton-field" />
    </div>
  );
}
