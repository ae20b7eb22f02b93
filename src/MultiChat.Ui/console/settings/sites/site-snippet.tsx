import type { SettingsSite } from "../../../shared/wire/settings.js";
import { copyText } from "../../app/copy.js";
import { useApp } from "../../app/context.js";
import { useSiteTexts } from "./site-texts.js";

/** The line that brings the widget into a page. */
export function SiteSnippet({ site }: { site: SettingsSite }) {
  const app = useApp();
  const t = useSiteTexts();
  const line = `<script type="module" src="${app.mount}widget.js?site=${site.key}" async></script>`;
  return (
    <section class="field" aria-labelledby="site-snippet">
      <h2 id="site-snippet" class="site-head">
        {t("site.snippet")}
      </h2>
      <div class="site-snippet">
        <code data-snippet>{line}</code>
        <button class="button" type="button" data-copy onClick={() => void copyText(line, app)}>
          {t("site.copy")}
        </button>
      </div>
      <p class="settings-hint">{t("site.snippet.note")}</p>
    </section>
  );
}
