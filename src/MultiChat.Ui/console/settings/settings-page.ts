import type { App } from "../app/app.js";
import type { Page } from "../app/page.js";
import { lateDoor } from "../parts/late-door.js";

/** The project's settings as one of the frame's pages. */
export const settingsPage = (app: App): Page => lateDoor(app, "settings", ["project", "group", "site", "new-site"], async () => (await import("./view/settings-view.js")).SettingsView);
