import "../../parts/first-load.js";
import { useEffect, useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { dayAndTime } from "../../app/when.js";
import { useBook, useSettingsTexts } from "../model/book-context.js";
import type { Words } from "../model/change-words.js";
import { daysOf, History } from "../model/history.js";
import { Loading } from "../parts/loading.js";
import { SettingsPane } from "../parts/settings-pane.js";
import { HistoryEntry } from "./history-entry.js";

/** What was changed in the project and its team, by day, the newest first. */
export function HistoryPane() {
  const app = useApp();
  const book = useBook();
  const t = useSettingsTexts();
  const history = useMemo(() => new History(book), [book]);
  useEffect(() => history.follow(), [history]);
  const entries = history.entries.value;
  const failed = history.hasFailed.value ? t("history.failed") : null;
  if (!entries) {
    return (
      <SettingsPane page="history" isBusy>
        <Loading failed={failed} />
      </SettingsPane>
    );
  }
  const { team } = app;
  const sites = (book.settings.value?.sites ?? []).map(({ id, key }) => ({ id, name: key }));
  const words: Words = {
    t,
    language: app.language.value,
    nameOf: id => [...team.members.value, ...team.groups.value, ...team.classes.value, ...sites].find(one => one.id === id)?.name ?? null,
    when: at => dayAndTime(at, app),
  };
  return (
    <SettingsPane page="history" isBusy={history.isBusy.value}>
      {entries.length === 0 && <p class="settings-note">{t("history.empty")}</p>}
      {daysOf(entries, app.today.value, app.times.value).map(day => (
        <section key={day.entries[0]!.number} class="history-day">
          <h2>{day.title}</h2>
          <ol>
            {day.entries.map(entry => (
              <HistoryEntry key={entry.number} entry={entry} words={words} />
            ))}
          </ol>
        </section>
      ))}
      {failed && (
        <p class="problem" role="alert">
          {failed}
        </p>
      )}
      {history.hasMore.value && (
        <button class="button history-more" type="button" data-more aria-disabled={history.isBusy.value ? true : undefined} onClick={() => void history.more()}>
          {t("history.more")}
        </button>
      )}
    </SettingsPane>
  );
}
