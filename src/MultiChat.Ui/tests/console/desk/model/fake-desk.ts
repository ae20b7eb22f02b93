import type { Hub, HubError } from "../../../../shared/hub.js";
import type { Desk, DeskCalls } from "../../../../shared/wire/desk.js";
import { settingsOf } from "../../../../console/app/settings.js";
import { App } from "../../../../console/app/app.js";
import { Places } from "../../../../console/app/places.js";
import { FakeAddress } from "../../app/fake-address.js";
import { DeskStore } from "../../../../console/desk/model/store.js";
import { ManualClock, settled } from "../../../shared/manual-clock.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
import { at, boris, me } from "./things.js";

export interface Called {
  name: keyof DeskCalls;
  input: Record<string, unknown>;
  answer(ok: unknown): Promise<void>;
  refuse(why: HubError): Promise<void>;
}

/** A hub that answers when the test says so. */
export class FakeHub implements Hub<DeskCalls> {
  isOpen = true;
  readonly calls: Called[] = [];

  call: Hub<DeskCalls>["call"] = (name, input) =>
    new Promise((done, failed) => {
      if (!this.isOpen) return failed({ code: "lost" });
      this.calls.push({
        name,
        input: input as Record<string, unknown>,
        answer: ok => (done(ok as never), settled()),
        refuse: why => (failed(why), settled()),
      });
    });

  retry() {}
  stop() {}

  /** The oldest call of this name that nobody looked at yet. */
  take(name: keyof DeskCalls): Called {
    const index = this.calls.findIndex(call => call.name === name);
    if (index < 0) throw new Error(`No call of ${name}; there are: ${this.calls.map(call => call.name).join(", ")}`);
    return this.calls.splice(index, 1)[0]!;
  }

  has = (name: keyof DeskCalls) => this.calls.some(call => call.name === name);
}

export const desk: Desk = {
  serverNow: at(60),
  me,
  project: { slug: "main", name: "Лавка", language: "ru" },
  members: [
    { id: me, name: "Анна", available: true, connected: true, operator: true },
    { id: boris, name: "Борис", available: true, connected: true, operator: true },
  ],
  groups: [{ id: "g1", name: "Продажи", members: [boris] }],
  classes: [
    { id: "k1", version: 1, name: "Заявка", isLead: true, removed: false },
    { id: "k2", version: 1, name: "Вопрос", isLead: false, removed: false },
  ],
  sections: { mine: 0, common: 0, archive: 0 },
  status: { available: true, connected: true, why: { kind: "hand", by: me, at: at(0) }, until: null },
  limits: { textLength: 8000, deliverySeconds: 5, editSeconds: 600 },
  language: "en",
  languages: ["ru", "en"],
  texts: {},
};

export function fakeDesk(keep = memoryKeep()) {
  const clock = new ManualClock();
  const store = new DeskStore(new App(clock, keep, settingsOf(keep, "en"), new Places(new FakeAddress()), "/chat/"));
  store.app.project.value = "main";
  store.app.start.value = desk;
  store.app.team.members.value = desk.members;
  store.app.team.classes.value = desk.classes;
  store.app.team.groups.value = desk.groups;
  store.app.time.learn(desk.serverNow);
  return { clock, store, hub: new FakeHub(), keep };
}
