import type { Session } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import { Icon } from "./icons.js";
import { LanguageChoice } from "./language-choice.js";
import { ProjectChoice } from "./project-choice.js";
import { StatusSwitch } from "./status-switch.js";
import { Switch } from "./switch.js";

export function SettingsPanel({ session, onClose }: { session: Session; onClose(): void }) {
  const desk = useConsole();
  const t = useTexts();
  const { settings, overlay } = desk.store;
  const areImpossible = desk.notices.areImpossible.value;
  const areBlocked = desk.notices.areBlocked || areImpossible;
  const open = (what: "keys" | "signOut") => {
    onClose();
    overlay.value = what;
  };
  return (
    <>
      <p class="settings-name cut">{session.name}</p>
      <div class="settings-project">
        <ProjectChoice session={session} />
      </div>
      <div class="settings-status">
        <StatusSwitch />
      </div>
      <Switch isOn={settings.enterSends.value} onChange={isOn => (settings.enterSends.value = isOn)}>
        {t("setting.enterSends")}
      </Switch>
      <Switch isOn={settings.sound.value} onChange={isOn => (settings.sound.value = isOn)}>
        {t("setting.sound")}
      </Switch>
      <Switch
        isOn={settings.notices.value && !areBlocked}
        isOff={areBlocked}
        onChange={isOn => (isOn ? void desk.notices.ask() : (settings.notices.value = false))}
      >
        {t(areImpossible ? "setting.noticesImpossible" : areBlocked ? "setting.noticesBlocked" : "setting.notices")}
      </Switch>
      <Switch isOn={settings.singleKeys.value} onChange={isOn => (settings.singleKeys.value = isOn)}>
        {t("setting.singleKeys")}
      </Switch>
      <div class="settings-language">
        <span aria-hidden="true">{t("setting.language")}</span>
        <LanguageChoice />
      </div>
      <hr />
      <button class="menu-item" type="button" data-item="keys" onClick={() => open("keys")}>
        <Icon name="keyboard" size={16} />
        {t("keys.title")}
        <kbd class="menu-note">?</kbd>
      </button>
      <button class="menu-item" type="button" data-item="sign-out" onClick={() => open("signOut")}>
        <Icon name="signOut" size={16} />
        {t("signOut")}
      </button>
    </>
  );
}
