import { signal } from "@preact/signals";
import { App } from "../../../console/app/app.js";
import { Places } from "../../../console/app/places.js";
import { settingsOf } from "../../../console/app/settings.js";
import { TemplateBook } from "../../../console/templates/model/template-book.js";
import type { Template } from "../../../shared/wire/templates.js";
import { ManualClock } from "../../shared/manual-clock.js";
import { memoryKeep } from "../../shared/memory-keep.js";
import { FakeAddress } from "../app/fake-address.js";
import { desk, FakeHub } from "../desk/model/fake-desk.js";

/** A book whose hub answers when the test says so. */
export function fakeTemplates(keep = memoryKeep()) {
  const hub = new FakeHub();
  const app = new App(new ManualClock(), keep, settingsOf(keep, "ru"), new Places(new FakeAddress()), "/chat/");
  const moved = signal(0);
  app.project.value = "main";
  app.start.value = desk;
  app.hub = hub;
  app.link.value = "open";
  return { app, hub, moved, book: new TemplateBook(app, moved) };
}

export const hello: Template = { id: "t1", name: "Привет", text: "Чем помочь?", version: 1 };

export const bye: Template = { id: "t2", name: "Пока", text: "До свидания!", version: 1 };
