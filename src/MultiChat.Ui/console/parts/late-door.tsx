import type { ComponentType } from "preact";
import type { App } from "../app/app.js";
import { Late } from "../app/late.js";
import type { Page } from "../app/page.js";
import { LatePage } from "./late-page.js";

/** A page for whoever may change the project: few people have it, so that what it shows is fetched when it is first wanted. */
export function lateDoor(app: App, name: "team" | "settings", drafts: readonly string[], fetch: () => Promise<ComponentType>): Page {
  const late = new Late(fetch);
  const label = () => app.texts.value(`${name}.title`);
  return {
    heads: [name],
    right: "projectSettings",
    drafts,
    doors: [
      {
        address: `/${name}`,
        icon: name,
        label,
        isCurrent: () => app.places.now.value.place.path[0] === name,
        isApart: true,
        attributes: { "data-section": name },
      },
    ],
    View: () => <LatePage title={label()} late={late} />,
  };
}
