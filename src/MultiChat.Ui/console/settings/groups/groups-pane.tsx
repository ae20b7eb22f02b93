import { useTexts } from "../../app/context.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useBook, useSettingsTexts } from "../model/book-context.js";
import { Loading } from "../parts/loading.js";
import { SettingsPane } from "../parts/settings-pane.js";
import { GroupNames } from "./group-names.js";
import { NewGroup } from "./new-group.js";

/** The groups of operators, to rename and to add to. */
export function GroupsPane() {
  const book = useBook();
  const t = useSettingsTexts();
  const team = useTexts()("team.title");
  const settings = book.settings.value;
  if (!settings) {
    return (
      <SettingsPane page="groups" isBusy>
        <Loading failed={book.hasFailed.value ? t("settings.failed") : null} />
      </SettingsPane>
    );
  }
  const groups = [...settings.groups].sort((one, other) => one.name.localeCompare(other.name));
  return (
    <SettingsPane page="groups" isBusy={false}>
      {groups.length === 0 && (
        <div class="settings-empty">
          <h2>{t("groups.empty.title")}</h2>
          <p>{t("groups.empty.text")}</p>
        </div>
      )}
      <NewGroup groups={groups} />
      {groups.length > 0 && (
        <>
          <p class="settings-hint">
            {t("groups.note")}{" "}
            <PlaceLink address="/team" class="link-button">
              {team}
            </PlaceLink>
          </p>
          <GroupNames groups={groups} />
        </>
      )}
    </SettingsPane>
  );
}
