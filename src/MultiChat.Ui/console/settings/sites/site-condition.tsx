import { Icon } from "../../parts/icons.js";
import { pageParts, type ConditionForm, type PagePart } from "../model/segment-form.js";
import { useSiteTexts } from "./site-texts.js";

interface Props {
  id: string;
  condition: ConditionForm;
  /** Not for the only one: without any, its segment says nothing. */
  onRemove?: (() => void) | undefined;
  onChange(condition: ConditionForm): void;
}

/** What a page must be like: its address, or what a parameter or cookie says. */
export function SiteCondition({ id, condition, onRemove, onChange }: Props) {
  const t = useSiteTexts();
  const { part, key, values } = condition;
  const noteId = `${id}-note`;
  return (
    <div class="site-condition" data-condition={part}>
      <div class="site-condition-head">
        <select class="input" aria-label={t("site.condition.part")} value={part} onChange={event => onChange({ ...condition, part: event.currentTarget.value as PagePart })}>
          {pageParts.map(one => (
            <option key={one} value={one}>
              {t(`site.condition.${one}`)}
            </option>
          ))}
        </select>
        {part !== "url" && (
          <input
            class="input"
            type="text"
            autocomplete="off"
            spellcheck={false}
            maxLength={100}
            aria-label={t("site.condition.key")}
            placeholder={t("site.condition.key")}
            data-key
            value={key}
            onInput={event => onChange({ ...condition, key: event.currentTarget.value })}
          />
        )}
        {onRemove && (
          <button class="button button-quiet button-icon" type="button" aria-label={t("site.condition.remove")} onClick={onRemove}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <textarea
        class="input"
        rows={Math.min(6, values.split("\n").length)}
        spellcheck={false}
        aria-label={t("site.condition.values")}
        aria-describedby={noteId}
        placeholder={t("site.condition.values")}
        data-values
        value={values}
        onInput={event => onChange({ ...condition, values: event.currentTarget.value })}
      />
      <p id={noteId} class="settings-hint">
        {t(part === "url" ? "site.condition.url.note" : "site.condition.key.note")}
      </p>
    </div>
  );
}
