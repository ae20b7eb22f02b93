import { useId } from "preact/hooks";
import { useApp, useTexts } from "../app/context.js";
import { reasonOf, switchStatus } from "../app/status.js";
import { Switch } from "./switch.js";

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
