import { useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../../app/context.js";
import { cardLimits, fieldExcess, type OwnField } from "../model/card-form.js";
import { GrowingField } from "../../parts/growing-field.js";
import { Icon } from "../../parts/icons.js";

interface Props {
  fields: readonly OwnField[];
  isInvalid: boolean;
  /** What the newer card says, where it differs. */
  newer: readonly OwnField[] | null;
  onChange(fields: readonly OwnField[]): void;
}

/** Fields that the team made up. */
export function OwnFields({ fields, isInvalid, newer, onChange }: Props) {
  const t = useTexts();
  const self = useRef<HTMLFieldSetElement>(null);
  const isAdding = useRef(false);
  useLayoutEffect(() => {
    // Whoever adds a field goes on with its name.
    if (isAdding.current) [...self.current!.querySelectorAll<HTMLInputElement>(".own-field input")].at(-1)?.focus();
    isAdding.current = false;
  }, [fields.length]);
  const change = (index: number, part: Partial<OwnField>) => onChange(fields.map((field, at) => (at === index ? { ...field, ...part } : field)));
  return (
    <fieldset ref={self} class="own-fields">
      <legend class="field-label">{t("card.fields")}</legend>
      {fields.map((field, index) => (
        <div class="own-field" key={index}>
          <input
            class="input"
            aria-label={t("card.fieldName")}
            placeholder={t("card.fieldName")}
            value={field.name}
            onInput={event => change(index, { name: event.currentTarget.value })}
          />
          <GrowingField
            class="input"
            aria-label={field.name || t("card.fieldValue")}
            placeholder={t("card.fieldValue")}
            aria-invalid={fieldExcess(field) > 0}
            value={field.value}
            onInput={(event: Event) => change(index, { value: (event.currentTarget as HTMLTextAreaElement).value })}
          />
          <button
            class="button button-quiet button-icon"
            type="button"
            aria-label={t("card.removeField", { name: field.name })}
            onClick={() => onChange(fields.filter((_, at) => at !== index))}
          >
            <Icon name="close" size={16} />
          </button>
          {fieldExcess(field) > 0 && (
            <p class="problem" role="status">
              {t("composer.tooLong", { count: fieldExcess(field) })}
            </p>
          )}
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
        <button class="button button-quiet" type="button" onClick={() => ((isAdding.current = true), onChange([...fields, { name: "", value: "" }]))}>
          + {t("card.addField")}
        </button>
      )}
    </fieldset>
  );
}
