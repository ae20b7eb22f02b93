import { useTexts } from "../../app/context.js";

/** Stands for what comes, or says that it did not come. */
export function Loading({ failed }: { failed: string | null }) {
  const t = useTexts();
  if (failed) {
    return (
      <p class="settings-note" role="alert">
        {failed}
      </p>
    );
  }
  return (
    <div class="settings-form" role="status" aria-label={t("app.loading")}>
      <span class="skeleton skeleton-line" />
      <span class="skeleton skeleton-field" />
      <span class="skeleton skeleton-field" />
    </div>
  );
}
