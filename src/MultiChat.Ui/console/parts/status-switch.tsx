import { useId } from "preact/hooks";
import type { OwnStatus } from "../../shared/wire/team.js";
import type { App } from "../app/app.js";
import { useApp, useTexts } from "../app/context.js";
import { switchStatus } from "../app/status.js";
import { Switch } from "./switch.js";

/** Why the status is what it is, in words. */
function reasonOf({ available, why, until }: OwnStatus, app: App): string {
  const t = app.texts.value;
  const times = app.times.value;
  const now = app.today.value;
  const instant = (at: string) => (times.sameDay(at, now) ? times.time(at) : `${times.day(at, now)}, ${times.time(at)}`);
  const end = until ? ` ${t("status.until", { when: instant(until) })}` : "";
  const when = why.at ? instant(why.at) : "";
  switch (why.kind) {
    case "hand":
      if (!why.by || why.by === app.me) return t("status.why.hand.me", { when }) + end;
      return t(available ? "status.why.hand.on" : "status.why.hand.off", { name: app.team.memberName(why.by), when }) + end;
    case "absence":
      return t("status.why.absence") + end;
    case "schedule":
      return t(available ? "status.why.schedule.on" : "status.why.schedule.off") + end;
    case "never":
      return t("status.why.never") + end;
    default:
      return end.trim();
  }
}

/** @param isShort Where there is no room for the reason: it is said all the same, to whoever points at it or listens. */
export function StatusSwitch({ isShort = false }: { isShort?: boolean }) {
  const app = useApp();
  const t = useTexts();
  const reason = useId();
  const status = app.status.value;
  if (!status) return null;
  const why = reasonOf(status, app);
  return (
    <div class={isShort ? "status status-short" : "status"} data-available={status.available} title={isShort ? why : undefined}>
      <Switch isOn={status.available} describedBy={reason} onChange={available => void switchStatus(app, available)}>
        <span class="unseen">{t("status.label")}: </span>
        {t(status.available ? "status.available" : "status.unavailable")}
      </Switch>
      <p id={reason} class={isShort ? "unseen" : "status-reason"}>
        {why}
      </p>
    </div>
  );
}
