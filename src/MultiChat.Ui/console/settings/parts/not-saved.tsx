import { UnsavedBar } from "../../parts/unsaved-bar.js";
import { useSettingsTexts } from "../model/book-context.js";

/** The one bar of a form in which something is not saved. */
export function NotSaved({ isBusy, onDiscard }: { isBusy: boolean; onDiscard(): void }) {
  const t = useSettingsTexts();
  return <UnsavedBar note={t("settings.unsaved")} discard={t("settings.discard")} save={t("settings.save")} isBusy={isBusy} onDiscard={onDiscard} />;
}
