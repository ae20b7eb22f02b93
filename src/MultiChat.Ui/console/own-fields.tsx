import { useTexts } from "./console.js";
import { cardLimits } from "./card-form.js";
import { Icon } from "./icons.js";

type Field = { name: string; value: string };

interface Props {
  fields: readonly Field[];
  isInvalid: boolean;
  /** What the newer card says, where it differs. */
  newer: readonly Field[] | null;
  onChange(fields: readonly Field[]): void;
}

/** Fields that the team made up. */
export function OwnFields({ fields, isInvalid, newer, onChange }: Props) {
  const t = useTexts();
  const change = (index: number, part: Partial<Field>) => onChange(fields.map((field, at) => (at === index ? { ...field, ...part } : field)));
  return (
    <fieldset class="own-fields">
      <legend class="field-label">{t("card.fields")}</legend>
      {fields.map((field, index) => (
        <div class="own-field" key={index}>
          <input
            class="input"
            aria-label={t("card.fieldName")}
            placeholder={t("card.fieldName")}
            maxLength={cardLimits.fieldName}
            value={field.name}
            onInput={event => change(index, { name: event.currentTarget.value })}
          />
          <input
            class="input"
            aria-label={field.name || t("card.fieldValue")}
            placeholder={t("card.fieldValue")}
            maxLength={cardLimits.fieldValue}
            value={field.value}
            onInput={event => change(index, { value: event.currentTarget.value })}
          />
          <button
            class="button button-quiet button-icon"
            type="button"
            aria-label={t("card.removeField", { name: field.name })}
            onClick={() => onChange(fields.filter((_, at) => at !== index))}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      {isInvalid && (
        <p class="problem" role="alert">
          {t("card.invalid")}
        </p>
      )}
      {newer && (
        <p class="card-now" data-now="fields">
          <span>{t("card.now", { value: newer.map(({ name, value }) => `${name}: ${value}`).join(", ") || t("card.empty") })}</span>
          <button class="link-button" type="button" onClick={() => onChange(newer)}>
            {t("card.useIt")}
          </button>
        </p>
      )}
      {fields.length < cardLimits.fields && (
        <button class="button button-quiet" type="button" onClick={() => onChange([...fields, { name: "", value: "" }])}>
          + {t("card.addField")}
        </button>
      )}
    </fieldset>
  );
}
