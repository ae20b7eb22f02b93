import type { App } from "../app/app.js";
import type { Page } from "../app/page.js";
import { lateDoor } from "../parts/late-door.js";
import { MemberFinder } from "./member-finder.js";

/** The team as one of the frame's pages. */
export const teamPage = (app: App): Page => ({
  ...lateDoor(app, "team", ["member", "week"], async () => (await import("./view/team-view.js")).TeamView),
  finder: () => new MemberFinder(app),
});
