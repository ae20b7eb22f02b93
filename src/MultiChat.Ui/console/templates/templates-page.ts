import { createElement } from "preact";
import type { App } from "../app/app.js";
import { Late } from "../app/late.js";
import type { Page } from "../app/page.js";
import { LatePage } from "../parts/late-page.js";
import type { Templates } from "./panel/templates.js";

/** The templates of all operators as one of the frame's pages. */
export function templatesPage(app: App, templates: Templates): Page {
  const late = new Late(async () => {
    const [{ TemplatesView }] = await Promise.all([import("./page/templates-view.js"), templates.late.load()]);
    return () => createElement(TemplatesView, { templates });
  });
  const label = () => app.texts.value("templates.title");
  return {
    heads: ["templates"],
    right: "operator",
    drafts: ["template"],
    doors: [
      {
        address: "/templates",
        icon: "template",
        keys: "templates",
        label,
        isCurrent: () => app.places.now.value.place.path[0] === "templates",
        isApart: true,
        attributes: { "data-section": "templates" },
      },
    ],
    View: () => LatePage({ title: label(), late }),
    press: command => {
      if (command === "templates") templates.go();
      return command === "templates";
    },
    pushed: push => {
      if (push.name === "templates") templates.move();
    },
    signedOut: () => templates.late.forget(),
  };
}
