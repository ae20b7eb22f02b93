import type { ComponentChildren } from "preact";
import type { SiteField, SiteForm } from "../model/site-form.js";
import type { SiteRefusal } from "../model/site-refusal.js";
import type { SiteKey } from "../../texts/sites/index.js";
import { useSiteTexts } from "./site-texts.js";

/** What each row of the form is told alike. */
export interface RowProps {
  /** As it is saved now. */
  now: SiteForm;
  /** Fields that another has changed as well. */
  clashing: readonly SiteField[];
  refusal: SiteRefusal | null;
  onTake(field: SiteField): void;
}

interface Props extends RowProps {
  field: SiteField;
  note: string | null;
  /** It has several things to fill in. */
  isGroup?: boolean;
  children: ComponentChildren;
}

/** A field with its name, what is wrong with it, what another has put into it meanwhile, and what it is for. */
export function SiteFieldRow({ field, note, now, clashing, refusal, onTake, isGroup, children }: Props) {
  const t = useSiteTexts();
  const named = (value: string) => (field === "segments" || field === "groups" ? t("site.clash.rules") : field === "side" ? t(`site.side.${value || "page"}` as SiteKey) : value || t("site.clash.empty"));
  return (
    <div class="field" {...(isGroup ? { role: "group", "aria-labelledby": `site-${field}-name` } : {})}>
      {isGroup ? <span id={`site-${field}-name`} class="field-label">{t(`site.${field}`)}</span> : <label for={`site-${field}`}>{t(`site.${field}`)}</label>}
      {children}
      <div id={`site-${field}-note`} class="settings-hint">
        {refusal?.field === field && (
          <p class="problem" role="alert" data-problem={field}>
            {t(refusal.text, refusal.limit === undefined ? {} : { limit: refusal.limit })}
          </p>
        )}
        {clashing.includes(field) && (
          <p class="site-clash" role="alert" data-clash={field}>
            <span dir="auto">{t("site.clash", { value: named(now[field]) })}</span>{" "}
            <button class="link-button" type="button" onClick={() => onTake(field)}>
              {t("site.clash.take")}
            </button>
          </p>
        )}
        {note && <p>{note}</p>}
      </div>
    </div>
  );
}
