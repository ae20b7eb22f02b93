import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { App } from "../app/app.js";
import type { Page } from "../app/page.js";
import { LateView } from "./late-view.js";

/** The team as one of the frame's pages. Few people have it, so that what it shows is fetched when it is first wanted. */
export function teamPage(app: App): Page {
  const view = signal<ComponentType | null>(null);
  const hasFailed = signal(false);
  async function load() {
    try {
      view.value = (await import("./view/team-view.js")).TeamView;
    } catch {
      hasFailed.value = true;
    }
  }
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
    View: () => <LateView view={view.value} hasFailed={hasFailed.value} load={load} />,
  };
}
