import type { InquiryClass } from "../../../shared/wire/inquiry-class.js";
import { Icon } from "../../parts/icons.js";
import type { ClassKey } from "../../texts/classes/index.js";
import type { ClassDraft } from "../model/class-form.js";
import { useClassTexts } from "./class-texts.js";

interface Props {
  known: InquiryClass;
  /** As typed. */
  form: ClassDraft;
  problem: ClassKey | null;
  onType(change: Partial<ClassDraft>): void;
  onRemove(): void;
}

export function ClassRow({ known, form, problem, onType, onRemove }: Props) {
  const t = useClassTexts();
  const field = `class-${known.id}`;
  return (
    <li data-class-row={known.id}>
      <div class="class-line">
        <input
          class="input"
          type="text"
          name={field}
          dir="auto"
          autocomplete="off"
          aria-label={t("settings.class.nameOf", { name: known.name })}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${field}-problem` : undefined}
          value={form.name}
          onInput={event => onType({ name: event.currentTarget.value })}
        />
        <label class="class-lead">
          <input type="checkbox" name={`${field}-lead`} checked={form.isLead} onChange={event => onType({ isLead: event.currentTarget.checked })} />
          {t("settings.class.isLead")}
          <span class="unseen">: {known.name}</span>
        </label>
        <button
          class="button button-quiet button-icon"
          type="button"
          data-remove
          aria-label={t("settings.class.remove", { name: known.name })}
          title={t("settings.class.remove", { name: known.name })}
          onClick={onRemove}
        >
          <Icon name="trash" size={16} />
        </button>
      </div>
      {problem && (
        <p id={`${field}-problem`} class="problem" role="alert" data-problem={known.id}>
          {t(problem)}
        </p>
      )}
    </li>
  );
}
