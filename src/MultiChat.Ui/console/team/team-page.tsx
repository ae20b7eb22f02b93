import type { App } from "../app/app.js";
import { Late } from "../app/late.js";
import type { Page } from "../app/page.js";
import { LatePage } from "../parts/late-page.js";

/** The team as one of the frame's pages. Few people have it, so that what it shows is fetched when it is first wanted. */
export function teamPage(app: App): Page {
  const late = new Late(async () => (await import("./view/team-view.js")).TeamView);
  return {
    heads: ["team"],
    right: "projectSettings",
    doors: [
      {
        address: "/team",
        icon: "team",
        label: () => app.texts.value("team.title"),
        isCurrent: () => app.places.now.value.place.path[0] === "team",
        isApart: true,
        attributes: { "data-section": "team" },
      },
    ],
    View: () => <LatePage title={app.texts.value("team.title")} late={late} />,
  };
}
