import { GrowingField } from "../../parts/growing-field.js";
import type { Problem, TemplateForm } from "../model/template-form.js";
import { useTemplateTexts } from "../model/use-template-texts.js";

interface Props {
  form: TemplateForm;
  problem: Problem | null;
  onType(change: Partial<TemplateForm>): void;
}

/** Name and text of a template. What is wrong is said beside its field. */
export function TemplateFields({ form, problem, onType }: Props) {
  const t = useTemplateTexts();
  const said = (field: keyof TemplateForm) =>
    problem?.field === field && (
      <p class="problem" role="alert" data-problem={field}>
        {t(problem.text)}
      </p>
    );
  return (
    <>
      <div class="field">
        <label for="template-name">{t("template.name")}</label>
        <input
          id="template-name"
          class="input"
          name="name"
          dir="auto"
          autocomplete="off"
          value={form.name}
          aria-invalid={problem?.field === "name"}
          aria-describedby="template-name-note"
          onInput={event => onType({ name: event.currentTarget.value })}
        />
        <div id="template-name-note">{said("name")}</div>
      </div>
      <div class="field">
        <label for="template-text">{t("template.text")}</label>
        <GrowingField
          id="template-text"
          class="input template-text"
          name="text"
          rows={4}
          value={form.text}
          aria-invalid={problem?.field === "text"}
          aria-describedby="template-text-note"
          onInput={(event: Event) => onType({ text: (event.currentTarget as HTMLTextAreaElement).value })}
        />
        <div id="template-text-note" class="template-note">
          {said("text")}
          <p>{t("template.text.note", { client: "{client.name}", operator: "{operator.name}" })}</p>
        </div>
      </div>
    </>
  );
}
