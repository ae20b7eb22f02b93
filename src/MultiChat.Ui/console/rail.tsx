import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { Session } from "../shared/wire.js";
import { Avatar } from "./avatar.js";
import { useConsole, useTexts } from "./console.js";
import { Icon } from "./icons.js";
import { Popover, type Anchor } from "./popover.js";
import { ProjectChoice } from "./project-choice.js";
import { sections } from "./rows.js";
import { SettingsPanel } from "./settings-panel.js";
import { StatusSwitch } from "./status-switch.js";

/** Sections with their numbers, the own status, settings. */
export function Rail({ session }: { session: Session }) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const settings = useSignal<Anchor | null>(null);
  const closeSettings = useCallback(() => (settings.value = null), []);
  const status = store.status.value;
  return (
    <header class="rail">
      <div class="rail-head">
        <ProjectChoice session={session} />
      </div>
      <nav class="sections" aria-label={t("sections.label")}>
        {sections.map(section => {
          const count = store.unreadOf(section);
          const isCurrent = store.section.value === section && !store.query.value;
          return (
            <button
              key={section}
              class="section"
              type="button"
              data-section={section}
              data-unread={count}
              aria-current={isCurrent ? "true" : undefined}
              onClick={() => desk.chooseSection(section)}
            >
              <Icon name={section} />
              <span class="section-name">{t(`section.${section}`)}</span>
              {count > 0 && (
                <>
                  <span class="badge" aria-hidden="true">
                    {count}
                  </span>
                  <span class="unseen">, {t("section.unread", { count })}</span>
                </>
              )}
            </button>
          );
        })}
      </nav>
      <div class="rail-foot">
        <div class="rail-status">
          <StatusSwitch />
        </div>
        <button
          class="profile"
          type="button"
          aria-haspopup="dialog"
          aria-expanded={settings.value !== null}
          onClick={event => (settings.value = event.currentTarget.getBoundingClientRect())}
        >
          <Avatar name={session.name} size="m" online={status?.available ?? false} />
          <span class="profile-name cut">{session.name}</span>
          <span class="unseen">{t("menu.label")}</span>
          <Icon name="menu" />
        </button>
      </div>
      {settings.value && (
        <Popover anchor={settings.value} label={t("menu.label")} class="menu settings" onClose={closeSettings}>
          <SettingsPanel session={session} onClose={closeSettings} />
        </Popover>
      )}
    </header>
  );
}
