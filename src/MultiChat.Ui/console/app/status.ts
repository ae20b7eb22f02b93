import { codeOf } from "../../shared/hub.js";
import type { OwnStatus } from "../../shared/wire/team.js";
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

/** What is said of a person other than the reader. */
export type ReasonOfOthers = (key: "absence" | "never" | "hand" | "schedule", values?: { when: string }) => string;

/** Why the status is what it is, in words: to whoever has it, or with `others` about somebody else. */
export function reasonOf({ available, why, until }: OwnStatus, app: App, others?: ReasonOfOthers): string {
  const t = app.texts.value;
  const times = app.times.value;
  const now = app.today.value;
  const instant = (at: string) => (times.sameDay(at, now) ? times.time(at) : `${times.day(at, now)}, ${times.time(at)}`);
  const end = until ? ` ${t("status.until", { when: instant(until) })}` : "";
  const when = why.at ? instant(why.at) : "";
  switch (why.kind) {
    case "hand":
      if (!why.by && others) return others("hand", { when }) + end;
      if (!why.by) return t("status.why.hand", { when }) + end;
      if (why.by === app.me) return t("status.why.hand.me", { when }) + end;
      return t(available ? "status.why.hand.on" : "status.why.hand.off", { name: app.team.memberName(why.by), when }) + end;
    case "schedule":
      if (!available && others) return others("schedule") + end;
      return t(available ? "status.why.schedule.on" : "status.why.schedule.off") + end;
    case "absence":
    case "never":
      return (others?.(why.kind) ?? t(`status.why.${why.kind}`)) + end;
    default:
      return end.trim();
  }
}
