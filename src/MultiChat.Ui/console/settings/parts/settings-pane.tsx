import type { ComponentChildren } from "preact";
import { useApp, useTexts } from "../../app/context.js";
import { Icon } from "../../parts/icons.js";
import { PlaceLink } from "../../parts/place-link.js";
import type { SettingsPageName } from "../model/settings-place.js";
import { useSettingsTexts } from "../model/book-context.js";

/** One page of the settings, with the way back to the list where there is room for one pane only. */
export function SettingsPane({ page, isBusy, children }: { page: SettingsPageName; isBusy: boolean; children: ComponentChildren }) {
  const { places } = useApp();
  const back = useTexts()("app.back");
  const title = useSettingsTexts()(`${page}.title`);
  return (
    <section class="settings-main" aria-label={title} data-settings={page} aria-busy={isBusy}>
      <header class="settings-head">
        <PlaceLink address="/settings" class="button button-quiet button-icon narrow-only" aria-label={back} onGo={() => places.up("/settings")}>
          <Icon name="back" />
        </PlaceLink>
        <h1 class="cut" tabIndex={-1}>
          {title}
        </h1>
      </header>
      {/* Keys scroll it. */}
      <div class="settings-scroll" tabIndex={page === "history" ? 0 : undefined}>
        <div class="settings-inside">{children}</div>
      </div>
    </section>
  );
}
