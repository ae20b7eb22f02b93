import type { ComponentType } from "preact";
import type { Late } from "../../app/late.js";
import { LateFields } from "../../parts/late-fields.js";
import type { SettingsPageName } from "../model/settings-place.js";
import { SettingsPane } from "../parts/settings-pane.js";

/** A page of which the parts are many, once they have come. */
export function LatePane({ page, late }: { page: SettingsPageName; late: Late<ComponentType> }) {
  const Pane = late.found;
  if (Pane) return <Pane />;
  return (
    <SettingsPane page={page} isBusy={!late.hasFailed.value}>
      <LateFields late={late} />
    </SettingsPane>
  );
}
