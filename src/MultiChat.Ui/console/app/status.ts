import { codeOf } from "../../shared/hub.js";
import type { App } from "./app.js";

/** The own status, shown at once and taken back where the host refuses. */
export async function switchStatus(app: App, available: boolean): Promise<void> {
  const before = app.status.peek();
  if (!before) return;
  const expected = { ...before, available, why: { kind: "hand", by: app.me, at: new Date(app.time.now()).toISOString() } };
  app.status.value = expected;
  try {
    if (!app.hub?.isOpen) throw new Error("lost");
    app.status.value = (await app.hub.call("Switch", { available })).status;
  } catch (why) {
    if (app.status.peek() === expected) app.status.value = before;
    app.toasts.say(app.texts.peek()(codeOf(why) === "schedule_decides" ? "status.scheduled" : "status.failed"));
  }
}
