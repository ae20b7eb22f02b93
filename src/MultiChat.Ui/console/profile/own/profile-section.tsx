import "../../parts/first-load.js";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { KeptDrafts } from "../../app/kept-drafts.js";
import { adoptSheet } from "../../parts/adopt-sheet.js";
import { UnsavedBar } from "../../parts/unsaved-bar.js";
import sheet from "../../styles/profile/profile.css";
import { introduced } from "../model/introduced.js";
import { OwnProfile } from "../model/own-profile.js";
import { profileAt } from "../model/profile-door.js";
import { PhotoSection } from "./photo-section.js";
import { ProfileFields } from "./profile-fields.js";
import { useProfileTexts } from "./profile-texts.js";

// What is fetched later brings its looks along, once.
adoptSheet(sheet);

const headId = "profile-about";

/** What a member says of themselves: photo, names, phone. */
export function ProfileSection() {
  const app = useApp();
  const { owner } = app;
  const slug = app.project.value;
  const own = useMemo(
    () =>
      new OwnProfile(
        profileAt(app.mount, slug),
        new KeptDrafts(app.keep, `multichat:${owner}:profile:`),
        profile => (app.session.value = introduced(app.session.peek(), slug, profile)),
      ),
    [owner, slug],
  );
  const t = useProfileTexts();
  const self = useRef<HTMLFormElement>(null);
  // Every change of the team is told as the desk's own list of members.
  useEffect(() => own.follow(app.team.members), [own]);
  const trouble = own.trouble.value;

  async function save(event: Event) {
    event.preventDefault();
    if (await own.save()) {
      app.toasts.say(t("profile.saved"));
      if (!own.isDirty) document.getElementById(headId)?.focus();
    } else {
      const field = own.trouble.peek()?.member;
      if (field) self.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
    }
  }

  function discard() {
    own.discard();
    document.getElementById(headId)?.focus();
  }

  return (
    <section class="sheet-group own-about" aria-labelledby={headId} data-about>
      <h2 id={headId} tabIndex={-1}>
        {t("profile.about")}
      </h2>
      {own.told.value ? (
        <>
          <PhotoSection own={own} />
          <form ref={self} class="own-profile" data-profile-form data-dirty={own.isDirty} noValidate onSubmit={event => void save(event)}>
            <ProfileFields own={own} />
            {trouble && !trouble.member && (
              <p class="problem" role="alert" data-trouble={trouble.code}>
                {t(trouble.code === "member_conflict" ? "profile.conflict" : "profile.notSaved")}
              </p>
            )}
            {own.isDirty && (
              <UnsavedBar note={t("profile.unsaved")} discard={t("profile.discard")} save={t("profile.save")} isBusy={own.isBusy.value} onDiscard={discard} />
            )}
          </form>
        </>
      ) : own.hasFailed.value ? (
        <div role="alert">
          <p>{t("profile.failed")}</p>
          <button class="button" type="button" onClick={() => void own.load()}>
            {app.texts.value("app.retry")}
          </button>
        </div>
      ) : (
        <div class="own-profile-coming" role="status" aria-busy="true" aria-label={app.texts.value("app.loading")}>
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-field" />
        </div>
      )}
    </section>
  );
}
