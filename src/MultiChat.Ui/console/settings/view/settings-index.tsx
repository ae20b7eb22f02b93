import { useApp, useTexts } from "../../app/context.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useBook, useSettingsTexts } from "../model/book-context.js";
import { pagesFor, settingsAddress, type SettingsPageName } from "../model/settings-place.js";

/** The pages of the settings. */
export function SettingsIndex({ open }: { open: SettingsPageName | null }) {
  const app = useApp();
  const book = useBook();
  const title = useTexts()("settings.title");
  const t = useSettingsTexts();
  return (
    <nav class="settings-index" aria-label={t("settings.pages")}>
      <h2>{title}</h2>
      <ul>
        {pagesFor(app.rights.value).map(page => (
          <li key={page}>
            <PlaceLink address={settingsAddress(page)} class="settings-link" aria-current={open === page ? "page" : undefined} data-settings-link={page}>
              {t(`${page}.title`)}
              {book.hasDraft(page) && <span class="chip settings-unsaved">{t("settings.unsavedMark")}</span>}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
