import type { SettingsSite } from "../../../shared/wire/settings.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useBook } from "../model/book-context.js";
import { settingsAddress } from "../model/settings-place.js";
import { useSiteTexts } from "./site-texts.js";

/** Where there are several sites, one is open. */
export function SiteLinks({ sites, open }: { sites: readonly SettingsSite[]; open: SettingsSite | undefined }) {
  const book = useBook();
  const t = useSiteTexts();
  return (
    <nav class="site-links" aria-label={t("site.list")}>
      <ul>
        {sites.map(site => (
          <li key={site.id}>
            <PlaceLink
              address={`${settingsAddress("sites")}/${site.key}`}
              class="settings-link"
              aria-current={site === open ? "page" : undefined}
              data-site={site.key}
            >
              {site.key}
              {book.sites.of(site.id) && <span class="chip settings-unsaved">{t("settings.unsavedMark")}</span>}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
