import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../app/context.js";

interface Props {
  view: ComponentType | null;
  hasFailed: boolean;
  load(): Promise<void>;
}

/** A page whose parts are still on their way. A browser keeps a failure under the file's address, so that only the page's reload asks again. */
export function LateView({ view: View, hasFailed, load }: Props) {
  const t = useTexts();
  useEffect(() => void (View ?? load()), []);
  if (View) return <View />;
  return (
    <main class="page sheet" aria-label={t("team.title")} aria-busy={!hasFailed}>
      {hasFailed ? (
        <div class="empty" role="alert">
          <p>{t("page.failed")}</p>
          <button class="button" type="button" onClick={() => location.reload()}>
            {t("link.reload")}
          </button>
        </div>
      ) : (
        <div class="sheet-inside">
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-field" />
          <span class="skeleton skeleton-field" />
        </div>
      )}
    </main>
  );
}
