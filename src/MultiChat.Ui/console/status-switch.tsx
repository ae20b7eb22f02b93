import { useId } from "preact/hooks";
import type { OwnStatus } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import type { Store } from "./store.js";
import { Switch } from "./switch.js";

/** Why the status is what it is, in words. */
function reasonOf({ available, why, until }: OwnStatus, store: Store): string {
  const t = store.texts.value;
  const times = store.times.value;
  const now = store.today.value;
  const instant = (at: string) => (times.sameDay(at, now) ? times.time(at) : `${times.day(at, now)}, ${times.time(at)}`);
  const end = until ? ` ${t("status.until", { when: instant(until) })}` : "";
  const when = why.at ? instant(why.at) : "";
  switch (why.kind) {
    case "hand":
      if (!why.by || why.by === store.me) return t("status.why.hand.me", { when }) + end;
      return t(available ? "status.why.hand.on" : "status.why.hand.off", { name: store.memberName(why.by), when }) + end;
    case "absence":
      return t("status.why.absence") + end;
    case "never":
      return t("status.why.never") + end;
    default:
      return end.trim();
  }
}

export function StatusSwitch() {
  const desk = useConsole();
  const t = useTexts();
  const reason = useId();
  const status = desk.store.status.value;
  if (!status) return null;
  return (
    <div class="status" data-available={status.available}>
      <Switch isOn={status.available} describedBy={reason} onChange={available => void desk.switchStatus(available)}>
        <span class="unseen">{t("status.label")}: </span>
        {t(status.available ? "status.available" : "status.unavailable")}
      </Switch>
      <p id={reason} class="status-reason">
        {reasonOf(status, desk.store)}
      </p>
    </div>
  );
}
