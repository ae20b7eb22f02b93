import { useBook, useSettingsTexts } from "../model/book-context.js";
import { Loading } from "../parts/loading.js";
import { SettingsPane } from "../parts/settings-pane.js";
import { ProjectForm } from "./project-form.js";

export function ProjectPane() {
  const book = useBook();
  const t = useSettingsTexts();
  const settings = book.settings.value;
  return (
    <SettingsPane page="project" isBusy={settings === null}>
      {settings ? <ProjectForm project={settings.project} zones={settings.zones} /> : <Loading failed={book.hasFailed.value ? t("settings.failed") : null} />}
    </SettingsPane>
  );
}
