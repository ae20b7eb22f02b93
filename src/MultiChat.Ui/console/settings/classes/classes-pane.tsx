import { useBook } from "../model/book-context.js";
import { Loading } from "../parts/loading.js";
import { SettingsPane } from "../parts/settings-pane.js";
import { ClassList } from "./class-list.js";
import { useClassTexts } from "./class-texts.js";
import { NewClass } from "./new-class.js";
import { RemovedClasses } from "./removed-classes.js";

/** What kinds of matter an inquiry can be: to add to, rename, take out of the choice and bring back. */
export function ClassesPane() {
  const book = useBook();
  const t = useClassTexts();
  const settings = book.settings.value;
  if (!settings) {
    return (
      <SettingsPane page="classes" isBusy>
        <Loading failed={book.hasFailed.value ? t("settings.failed") : null} />
      </SettingsPane>
    );
  }
  const present = settings.classes.filter(known => !known.removed);
  const removed = settings.classes.filter(known => known.removed);
  return (
    <SettingsPane page="classes" isBusy={false}>
      {present.length === 0 && (
        <div class="settings-empty">
          <h2>{t("settings.class.none.title")}</h2>
          <p>{t("settings.class.none.text")}</p>
        </div>
      )}
      <NewClass classes={present} />
      {present.length > 0 && <ClassList classes={present} />}
      {removed.length > 0 && <RemovedClasses classes={removed} />}
    </SettingsPane>
  );
}
