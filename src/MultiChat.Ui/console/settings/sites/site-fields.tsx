import type { SettingsGroup } from "../../../shared/wire/settings.js";
import { isColor, mostOf, textFields, type SiteField, type SiteForm, type TextField } from "../model/site-form.js";
import { SiteFieldRow, type RowProps } from "./site-field-row.js";
import { SiteRouting } from "./site-routing.js";
import { useSiteTexts } from "./site-texts.js";
import { usualColor } from "./usual-color.js";

interface Props extends RowProps {
  form: SiteForm;
  /** What the widget says by itself. */
  usual(field: TextField): string;
  onChange(change: Partial<SiteForm>): void;
  onFocus(field: SiteField): void;
  groups: readonly SettingsGroup[];
}

const sides = ["left", "right"] as const;

export function SiteFields({ form, usual, groups, onChange, onFocus, ...row }: Props) {
  const t = useSiteTexts();
  const common = (field: SiteField) => ({
    id: `site-${field}`,
    class: "input",
    name: field,
    value: form[field],
    "aria-invalid": row.refusal?.field === field,
    "aria-describedby": `site-${field}-note`,
    onInput: (event: Event & { currentTarget: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement }) => onChange({ [field]: event.currentTarget.value }),
    onFocus: () => onFocus(field),
  });
  return (
    <>
      <SiteFieldRow {...row} field="color" note={t("site.color.note")}>
        <div class="site-color">
          <input
            type="color"
            aria-label={t("site.color.pick")}
            data-pick
            value={isColor(form.color) ? form.color.trim().toLowerCase() : usualColor}
            onInput={event => onChange({ color: event.currentTarget.value })}
          />
          <input {...common("color")} type="text" autocomplete="off" spellcheck={false} placeholder={usualColor} />
        </div>
      </SiteFieldRow>
      <SiteFieldRow {...row} field="side" note={t("site.side.note")}>
        <select {...common("side")}>
          <option value="">{t("site.side.page")}</option>
          {sides.map(side => (
            <option key={side} value={side}>
              {t(`site.side.${side}`)}
            </option>
          ))}
        </select>
      </SiteFieldRow>
      <fieldset class="site-texts">
        <legend class="site-head">{t("site.texts")}</legend>
        <p class="settings-hint">{t("site.texts.note")}</p>
        {textFields.map(field => (
          <SiteFieldRow key={field} {...row} field={field} note={field === "launcher" ? t("site.launcher.note") : null}>
            <input {...common(field)} type="text" dir="auto" autocomplete="off" maxLength={mostOf(field)} placeholder={usual(field)} />
          </SiteFieldRow>
        ))}
      </fieldset>
      <SiteFieldRow {...row} field="consent" note={t("site.consent.note")}>
        <textarea {...common("consent")} rows={3} dir="auto" maxLength={mostOf("consent")} />
      </SiteFieldRow>
      <SiteRouting {...row} form={form} groups={groups} onChange={onChange} />
    </>
  );
}
