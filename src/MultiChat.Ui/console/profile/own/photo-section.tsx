import { useSignal } from "@preact/signals";
import { useApp } from "../../app/context.js";
import { Avatar } from "../../parts/avatar.js";
import type { OwnProfile } from "../model/own-profile.js";
import { photoOf } from "../model/photo-file.js";
import { nameOf } from "../model/profile-form.js";
import { useProfileTexts } from "./profile-texts.js";

const problemId = "profile-photo-problem";

/** The photo, which is chosen or dropped, and saved at once. */
export function PhotoSection({ own }: { own: OwnProfile }) {
  const { toasts } = useApp();
  const t = useProfileTexts();
  const isOver = useSignal(false);
  const profile = own.told.value!;
  const trouble = own.photoTrouble.value;
  const isBusy = own.isPhotoBusy.value;

  async function take(file: File | undefined) {
    if (file && (await own.savePhoto(() => photoOf(file)))) toasts.say(t("profile.photo.saved"));
  }

  async function remove() {
    if (await own.savePhoto(null)) toasts.say(t("profile.photo.removed"));
    document.getElementById("profile-photo")?.focus();
  }

  return (
    <div
      class={isOver.value ? "own-photo own-photo-over" : "own-photo"}
      data-photo={profile.photo ?? ""}
      aria-busy={isBusy}
      onDragOver={event => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={event => {
        event.preventDefault();
        isOver.value = false;
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <Avatar name={nameOf(profile)} size="l" photo={profile.photo} />
      <div class="own-photo-text">
        <div class="own-photo-buttons">
          <label class="button own-photo-choose">
            {t(isBusy ? "profile.photo.busy" : profile.photo ? "profile.photo.another" : "profile.photo.choose")}
            <input
              id="profile-photo"
              class="unseen"
              type="file"
              accept="image/*"
              aria-disabled={isBusy ? true : undefined}
              aria-describedby={`${problemId} profile-photo-note`}
              onClick={event => isBusy && event.preventDefault()}
              onChange={event => {
                void take(event.currentTarget.files?.[0]);
                // The same file may be chosen once more.
                event.currentTarget.value = "";
              }}
            />
          </label>
          {profile.photo && (
            <button class="button button-quiet" type="button" data-remove-photo aria-disabled={isBusy} onClick={() => void remove()}>
              {t("profile.photo.remove")}
            </button>
          )}
        </div>
        <p id="profile-photo-note" class="muted own-photo-note">
          <span class="own-photo-drop">{t("profile.photo.drop")} </span>
          {t("profile.photo.note")}
        </p>
        <div id={problemId} role="alert">
          {trouble && (
            <p class="problem" data-photo-trouble={trouble.code}>
              {t(trouble.code === "no_picture" || trouble.code === "invalid_field" ? "profile.photo.wrong" : trouble.code === "not_supported" ? "profile.photo.none" : "profile.notSaved")}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
