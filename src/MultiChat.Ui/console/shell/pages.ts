import type { App } from "../app/app.js";
import type { Page } from "../app/page.js";
import { deskPage } from "../desk/desk-page.js";
import { personPages } from "../profile/profile.js";

/** All pages of the console, in the order of the rail. */
export const pagesOf = (app: App): readonly Page[] => [deskPage(app), ...personPages(app)];
