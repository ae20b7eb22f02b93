import { App } from "../../../../console/app/app.js";
import { Places } from "../../../../console/app/places.js";
import { settingsOf } from "../../../../console/app/settings.js";
import { TeamBook } from "../../../../console/team/model/team-book.js";
import type { TeamMember } from "../../../../shared/wire/team.js";
import { ManualClock } from "../../../shared/manual-clock.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
import { FakeAddress } from "../../app/fake-address.js";
import { desk, FakeHub } from "../../desk/model/fake-desk.js";

/** A book whose hub answers when the test says so. */
export function fakeTeam(keep = memoryKeep()) {
  const clock = new ManualClock();
  const hub = new FakeHub();
  const app = new App(clock, keep, settingsOf(keep, "en"), new Places(new FakeAddress()), "/chat/");
  app.project.value = "main";
  app.start.value = desk;
  app.hub = hub;
  app.link.value = "open";
  return { app, clock, hub, keep, book: new TeamBook(app) };
}

export const answered = (...members: TeamMember[]) => ({ members, groups: [], zone: "Europe/Moscow" });
