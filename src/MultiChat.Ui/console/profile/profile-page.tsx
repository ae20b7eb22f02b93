import type { ComponentChildren } from "preact";
import { useApp, useTexts } from "../app/context.js";
import { hasKeyboard } from "../app/key-names.js";
import type { Door } from "../app/page.js";
import { Avatar } from "../parts/avatar.js";
import { Icon } from "../parts/icons.js";
import { LanguageChoice } from "../parts/language-choice.js";
import { LateFields } from "../parts/late-fields.js";
import { PlaceLink } from "../parts/place-link.js";
import { ProjectChoice } from "../parts/project-choice.js";
import { StatusSwitch } from "../parts/status-switch.js";
import { Switch } from "../parts/switch.js";
import type { AccountPlace } from "./account-place.js";

/** The person, how the console behaves in this browser, and their account. */
export function ProfilePage({ account }: { account: AccountPlace }) {
  const t = useTexts();
  const parts = account.parts.found;
  return (
    <Sheet title={t("profile.title")}>
      <BrowserSwitches />
      {parts ? <parts.AccountSections own={account.own(parts)} /> : <LateFields late={account.parts} />}
      <Commands />
    </Sheet>
  );
}

/** What a phone's bar has no room for: the own status, the other pages. */
export function MorePage({ doors }: { doors: readonly Door[] }) {
  const t = useTexts();
  return (
    <Sheet title={t("more.title")}>
      <div class="sheet-status">
        <StatusSwitch />
      </div>
      <nav class="sheet-group" aria-label={t("more.title")}>
        {doors.map(({ address, icon, label }) => (
          <PlaceLink key={address} address={address} class="menu-item">
            <Icon name={icon} />
            {label()}
          </PlaceLink>
        ))}
        <PlaceLink address="/profile" class="menu-item">
          <Icon name="mine" />
          {t("profile.title")}
        </PlaceLink>
      </nav>
      <Commands />
    </Sheet>
  );
}

function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const { session } = useApp();
  const person = session.value;
  if (!person) return null;
  return (
    <main class="page sheet" aria-label={title}>
      <div class="sheet-inside">
        <header class="sheet-head">
          <Avatar name={person.name} size="l" />
          <div class="sheet-who">
            <h1 class="cut">{person.name}</h1>
            <ProjectChoice session={person} />
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}

function BrowserSwitches() {
  const app = useApp();
  const t = useTexts();
  const { settings, notices } = app;
  const areImpossible = notices.areImpossible.value;
  const areBlocked = notices.areBlocked || areImpossible;
  return (
    <section class="sheet-group" aria-labelledby="profile-browser">
      <h2 id="profile-browser">{t("profile.browser")}</h2>
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
      {hasKeyboard() && (
        <Switch isOn={settings.singleKeys.value} onChange={isOn => (settings.singleKeys.value = isOn)}>
          {t("setting.singleKeys")}
        </Switch>
      )}
      <div class="settings-language">
        <span aria-hidden="true">{t("setting.language")}</span>
        <LanguageChoice />
      </div>
    </section>
  );
}

function Commands() {
  const { overlay } = useApp();
  const t = useTexts();
  return (
    <section class="sheet-group">
      {hasKeyboard() && (
        <button class="menu-item" type="button" data-item="keys" onClick={() => (overlay.value = "keys")}>
          <Icon name="keyboard" />
          {t("keys.title")}
        </button>
      )}
      <button class="menu-item" type="button" data-item="sign-out" onClick={() => (overlay.value = "signOut")}>
        <Icon name="signOut" />
        {t("signOut")}
      </button>
    </section>
  );
}
