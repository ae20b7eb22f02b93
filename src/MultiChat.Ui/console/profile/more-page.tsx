import { useTexts } from "../app/context.js";
import type { Door } from "../app/page.js";
import { Icon } from "../parts/icons.js";
import { OwnCommands } from "../parts/own-commands.js";
import { PlaceLink } from "../parts/place-link.js";
import { Sheet } from "../parts/sheet.js";
import { StatusSwitch } from "../parts/status-switch.js";

/** What a phone's bar has no room for: the own status, the other pages. */
export function MorePage({ doors }: { doors: readonly Door[] }) {
  const t = useTexts();
  return (
    <Sheet title={t("more.title")}>
      <div class="sheet-status">
        <StatusSwitch />
      </div>
      <nav class="sheet-group" aria-label={t("more.title")}>
        {doors.map(({ address, icon, label }) => (
          <PlaceLink key={address} address={address} class="menu-item">
            <Icon name={icon} />
            {label()}
          </PlaceLink>
        ))}
        <PlaceLink address="/profile" class="menu-item">
          <Icon name="mine" />
          {t("profile.title")}
        </PlaceLink>
      </nav>
      <OwnCommands />
    </Sheet>
  );
}
