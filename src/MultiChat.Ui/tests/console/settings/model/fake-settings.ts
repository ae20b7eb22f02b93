import { App } from "../../../../console/app/app.js";
import { Places } from "../../../../console/app/places.js";
import { settingsOf } from "../../../../console/app/settings.js";
import { SettingsBook } from "../../../../console/settings/model/settings-book.js";
import type { ProjectSettings, SettingsSite, WholeSettings } from "../../../../shared/wire/settings.js";
import { ManualClock } from "../../../shared/manual-clock.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
import { FakeAddress } from "../../app/fake-address.js";
import { desk, FakeHub } from "../../desk/model/fake-desk.js";

/** A book whose hub answers when the test says so. */
export function fakeSettings(keep = memoryKeep()) {
  const clock = new ManualClock();
  const hub = new FakeHub();
  const app = new App(clock, keep, settingsOf(keep, "en"), new Places(new FakeAddress()), "/chat/");
  app.project.value = "main";
  app.start.value = desk;
  app.hub = hub;
  app.link.value = "open";
  return { app, clock, hub, keep, book: new SettingsBook(app) };
}

export const shop: ProjectSettings = { name: "Лавка", language: "ru", zone: "Europe/Moscow", country: null };

export const mainSite: SettingsSite = { id: "s1", key: "main", version: 1, color: null, side: null, consent: null, texts: {}, segments: [], groups: [] };

export const told = (changes: Partial<WholeSettings> = {}): WholeSettings => ({
  project: shop,
  groups: [{ id: "g1", name: "Продажи", members: 2 }],
  classes: [{ id: "k1", version: 1, name: "Заявка", isLead: true, removed: false }],
  sites: [mainSite],
  zones: ["Asia/Tokyo", "Europe/Moscow"],
  ...changes,
});
