import type { ComponentChildren } from "preact";
import { useApp, useTexts } from "../../app/context.js";
import { Icon } from "../../parts/icons.js";
import { PlaceLink } from "../../parts/place-link.js";

/** What stands over the main pane, with the way back to the list where there is room for one pane only. */
export function PaneHead({ title, children }: { title: string; children?: ComponentChildren }) {
  const { places } = useApp();
  const t = useTexts();
  return (
    <header class="team-head">
      <PlaceLink address="/team" class="button button-quiet button-icon narrow-only" aria-label={t("app.back")} onGo={() => places.up("/team")}>
        <Icon name="back" />
      </PlaceLink>
      {children}
      <h1 class="cut" dir="auto" tabIndex={-1}>
        {title}
      </h1>
    </header>
  );
}
