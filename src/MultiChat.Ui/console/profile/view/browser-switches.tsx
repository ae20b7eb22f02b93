import { useAccountTexts } from "../../account/parts/account-texts.js";
import { useApp, useTexts } from "../../app/context.js";
import { hasKeyboard } from "../../app/key-names.js";
import { LanguageChoice } from "../../parts/language-choice.js";
import { Switch } from "../../parts/switch.js";

/** How the console behaves in this browser. */
export function BrowserSwitches() {
  const app = useApp();
  const page = useTexts();
  const t = useAccountTexts();
  const { settings } = app;
  // Whoever answers nobody has no use for what tells of messages.
  const isOperator = app.rights.value.includes("operator");
  return (
    <section class="sheet-group" aria-labelledby="profile-browser">
      <h2 id="profile-browser">{t("profile.browser")}</h2>
      {isOperator && <OperatorSwitches />}
      {hasKeyboard() && (
        <Switch isOn={settings.singleKeys.value} onChange={isOn => (settings.singleKeys.value = isOn)}>
          {page("setting.singleKeys")}
        </Switch>
      )}
      <div class="settings-language">
        <span aria-hidden="true">{page("setting.language")}</span>
        <LanguageChoice />
      </div>
    </section>
  );
}

/** How messages are written here, and how one learns of them. */
function OperatorSwitches() {
  const { settings, notices } = useApp();
  const t = useAccountTexts();
  const areImpossible = notices.areImpossible.value;
  const areBlocked = notices.areBlocked || areImpossible;
  return (
    <>
      {hasKeyboard() && (
        <Switch isOn={settings.enterSends.value} onChange={isOn => (settings.enterSends.value = isOn)}>
          {t("setting.enterSends")}
        </Switch>
      )}
      <Switch isOn={settings.goesOn.value} onChange={isOn => (settings.goesOn.value = isOn)}>
        {t("setting.goesOn")}
      </Switch>
      <Switch isOn={settings.sound.value} onChange={isOn => (settings.sound.value = isOn)}>
        {t("setting.sound")}
      </Switch>
      <Switch
        isOn={settings.notices.value && !areBlocked}
        isOff={areBlocked}
        onChange={isOn => (isOn ? void notices.ask() : (settings.notices.value = false))}
      >
        {t(areImpossible ? "setting.noticesImpossible" : areBlocked ? "setting.noticesBlocked" : "setting.notices")}
      </Switch>
    </>
  );
}
