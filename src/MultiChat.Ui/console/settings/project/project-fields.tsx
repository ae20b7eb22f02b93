import type { ComponentChildren } from "preact";
import type { ProjectSettings } from "../../../shared/wire/settings.js";
import { useSettingsTexts } from "../model/book-context.js";
import type { ProjectField } from "../model/project-form.js";
import type { SettingsRefusal } from "../model/settings-refusal.js";
import { CountryChoice } from "./country-choice.js";
import { ZoneNow } from "./zone-now.js";

interface Props {
  form: ProjectSettings;
  zones: readonly string[];
  refusal: SettingsRefusal | null;
  onChange(change: Partial<ProjectSettings>): void;
}

const languages = ["ru", "en"] as const;

export function ProjectFields({ form, zones, refusal, onChange }: Props) {
  const t = useSettingsTexts();
  const common = (field: ProjectField) => ({
    id: `project-${field}`,
    class: "input",
    name: field,
    value: form[field] ?? "",
    "aria-invalid": refusal?.field === field,
    "aria-describedby": `project-${field}-note`,
    onInput: (event: Event & { currentTarget: HTMLInputElement | HTMLSelectElement }) => onChange({ [field]: event.currentTarget.value || (field === "country" ? null : "") }),
  });
  return (
    <>
      <Field field="name" refusal={refusal}>
        <input {...common("name")} type="text" dir="auto" autocomplete="off" spellcheck={false} required />
      </Field>
      <Field field="language" refusal={refusal}>
        <select {...common("language")}>
          {languages.map(language => (
            <option key={language} value={language}>
              {t(`project.language.${language}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field field="zone" refusal={refusal} note={<ZoneNow zone={form.zone} />}>
        <input {...common("zone")} type="text" list="project-zones" autocomplete="off" spellcheck={false} required />
        <datalist id="project-zones">
          {zones.map(zone => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </Field>
      <Field field="country" refusal={refusal}>
        <select {...common("country")}>
          <CountryChoice chosen={form.country} />
        </select>
      </Field>
    </>
  );
}

function Field({ field, refusal, note, children }: { field: ProjectField; refusal: SettingsRefusal | null; note?: ComponentChildren; children: ComponentChildren }) {
  const t = useSettingsTexts();
  return (
    <div class="field">
      <label for={`project-${field}`}>{t(`project.${field}`)}</label>
      {children}
      <div id={`project-${field}-note`} class="settings-hint">
        {refusal?.field === field && (
          <p class="problem" role="alert" data-problem={field}>
            {t(refusal.text)}
          </p>
        )}
        {note}
        <p>{t(`project.${field}.note`)}</p>
      </div>
    </div>
  );
}
