import { useApp, useTexts } from "../app/context.js";
import { useShell } from "./shell-context.js";

/** Says that the desk is cut off, and what can be done. */
export function Banner() {
  const { link, isOnline } = useApp();
  const shell = useShell();
  const t = useTexts();
  const isCutOff = link.value === "lost" || link.value === "outdated";
  return (
    <div role="status" class="banner-place">
      {isCutOff && (
        <div class="banner" data-link={link.value}>
          <span>{t(link.value === "outdated" ? "link.outdated" : isOnline.value ? "link.lost" : "link.offline")}</span>
          {link.value === "outdated" ? (
            <button class="link-button" type="button" onClick={() => location.reload()}>
              {t("link.reload")}
            </button>
          ) : (
            <button class="link-button" type="button" onClick={() => shell.retry()}>
              {t("link.retry")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
