import type { OwnProfile } from "../model/own-profile.js";
import { fields, type ProfileField } from "../model/profile-form.js";
import { useProfileTexts } from "./profile-texts.js";

const kinds = {
  firstName: { type: "text", autocomplete: "given-name" },
  lastName: { type: "text", autocomplete: "family-name" },
  phone: { type: "tel", autocomplete: "tel" },
} as const;

/** Names and phone. What is wrong is said beside its field. */
export function ProfileFields({ own }: { own: OwnProfile }) {
  const t = useProfileTexts();
  const form = own.form!;
  const trouble = own.trouble.value;
  const isOf = (field: ProfileField) => trouble?.code === "invalid_field" && trouble.member === field;
  return (
    <>
      {fields.map(field => (
        <div class="field" key={field}>
          <label for={`profile-${field}`}>{t(`profile.${field}`)}</label>
          <input
            {...kinds[field]}
            id={`profile-${field}`}
            class="input"
            name={field}
            dir="auto"
            spellcheck={false}
            required={field === "firstName"}
            value={form[field]}
            aria-invalid={isOf(field)}
            aria-describedby={`profile-${field}-note`}
            onInput={event => own.type({ [field]: event.currentTarget.value })}
          />
          <div id={`profile-${field}-note`} class="own-note">
            {isOf(field) && (
              <p class="problem" role="alert" data-problem={field}>
                {t(`profile.${field}.invalid`)}
              </p>
            )}
            <p>{t(`profile.${field}.note`)}</p>
          </div>
        </div>
      ))}
    </>
  );
}
