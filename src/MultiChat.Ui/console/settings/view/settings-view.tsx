import "../../parts/first-load.js";
import { useEffect, useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { Late } from "../../app/late.js";
import { isNarrow } from "../../app/narrow.js";
import { adoptSheet } from "../../parts/adopt-sheet.js";
import sheet from "../../styles/settings/settings.css";
import { GroupsPane } from "../groups/groups-pane.js";
import { BookContext } from "../model/book-context.js";
import { SettingsBook } from "../model/settings-book.js";
import { settingsPlaceOf, type SettingsPageName } from "../model/settings-place.js";
import { ProjectPane } from "../project/project-pane.js";
import { LatePane } from "./late-pane.js";
import { SettingsIndex } from "./settings-index.js";

// The page's own words and looks come with it.
adoptSheet(sheet);

const lateSites = () => new Late(async () => (await import("../sites/sites-pane.js")).SitesPane);
const lateClasses = () => new Late(async () => (await import("../classes/classes-pane.js")).ClassesPane);
const lateHistory = () => new Late(async () => (await import("../history/history-pane.js")).HistoryPane);

/** What the project is called and when it works, its sites, groups and classes, and what was changed. */
export function SettingsView() {
  const app = useApp();
  const { owner } = app;
  const book = useMemo(() => new SettingsBook(app), [owner, app.me]);
  useEffect(() => book.follow(), [book]);
  const place = settingsPlaceOf(app.places.now.value.place, app.rights.value);
  return (
    <BookContext.Provider value={book}>
      <main class="page settings" data-pane={place ? "main" : "list"}>
        <Panes place={place} />
      </main>
    </BookContext.Provider>
  );
}

/** Where both panes have room, one is never without the other. */
function Panes({ place }: { place: SettingsPageName | null }) {
  const { attention } = useApp();
  const isAlone = attention.value >= 0 && isNarrow();
  const open = place ?? (isAlone ? null : "project");
  const sites = useMemo(lateSites, []);
  const classes = useMemo(lateClasses, []);
  const history = useMemo(lateHistory, []);
  return (
    <>
      <SettingsIndex open={open} />
      {open === "project" && <ProjectPane />}
      {open === "sites" && <LatePane key={open} page={open} late={sites} />}
      {open === "groups" && <GroupsPane />}
      {open === "classes" && <LatePane key={open} page={open} late={classes} />}
      {open === "history" && <LatePane key={open} page={open} late={history} />}
    </>
  );
}
