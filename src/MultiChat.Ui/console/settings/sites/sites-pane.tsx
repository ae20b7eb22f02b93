import "../../parts/first-load.js";
import { useApp } from "../../app/context.js";
import { adoptSheet } from "../../parts/adopt-sheet.js";
import sheet from "../../styles/sites/sites.css";
import { useBook } from "../model/book-context.js";
import { Loading } from "../parts/loading.js";
import { SettingsPane } from "../parts/settings-pane.js";
import { NewSite } from "./new-site.js";
import { SiteEditor } from "./site-editor.js";
import { SiteLinks } from "./site-links.js";
import { SiteSnippet } from "./site-snippet.js";
import { useSiteTexts } from "./site-texts.js";

// The page's own looks come with it.
adoptSheet(sheet);

/** The sites with what the team has chosen for their widgets, and the line that brings a widget into a page. */
export function SitesPane() {
  const app = useApp();
  const book = useBook();
  const t = useSiteTexts();
  const settings = book.settings.value;
  if (!settings) {
    return (
      <SettingsPane page="sites" isBusy>
        <Loading failed={book.hasFailed.value ? t("settings.failed") : null} />
      </SettingsPane>
    );
  }
  const { sites } = settings;
  const asked = app.places.now.value.place.path[2];
  const open = sites.find(({ key }) => key === asked) ?? sites[0];
  return (
    <SettingsPane page="sites" isBusy={false}>
      {sites.length > 1 && <SiteLinks sites={sites} open={open} />}
      {open ? (
        <>
          <SiteEditor key={open.id} site={open} />
          <SiteSnippet site={open} />
        </>
      ) : (
        <div class="settings-empty">
          <h2>{t("site.none.title")}</h2>
          <p>{t("site.none.text")}</p>
        </div>
      )}
      <NewSite />
    </SettingsPane>
  );
}
