import type { App } from "../app/app.js";
import type { Page } from "../app/page.js";
import { deskPage } from "../desk/desk-page.js";
import { personPages } from "../profile/profile.js";
import { settingsPage } from "../settings/settings-page.js";
import { Templates } from "../templates/panel/templates.js";
import { templatesPage } from "../templates/templates-page.js";
import { teamPage } from "../team/team-page.js";

/** All pages of the console, in the order of the rail. */
export function pagesOf(app: App): readonly Page[] {
  const templates = new Templates(app);
  const work = [deskPage(app, templates), templatesPage(app, templates), teamPage(app), settingsPage(app)];
  return [...work, ...personPages(app, work)];
}
