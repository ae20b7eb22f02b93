import { codeOf } from "../../../shared/hub.js";
import { cleaned, isBlank, oneLine } from "../../../shared/message-text.js";
import type { Template } from "../../../shared/wire/templates.js";
import type { TemplateKey } from "../../texts/templates/index.js";

export interface TemplateForm {
  name: string;
  text: string;
}

/** What was typed, upon the template as it was then; its version is 0 for one that is to be added. */
export interface TemplateDraft extends TemplateForm {
  base: number;
}

/** Why a form cannot be saved, and which of its fields is to be looked at. */
export interface Problem {
  field: keyof TemplateForm | null;
  text: TemplateKey;
}

const mostName = 100;
const mostText = 8_000;

export const inputOf = ({ name, text }: TemplateForm): TemplateForm => ({ name: oneLine(name), text: cleaned(text) });

export function problemOf(form: TemplateForm): Problem | null {
  const { name, text } = inputOf(form);
  if (isBlank(name)) return { field: "name", text: "template.name.empty" };
  if (name.length > mostName) return { field: "name", text: "template.name.long" };
  if (isBlank(text)) return { field: "text", text: "template.text.empty" };
  return text.length > mostText ? { field: "text", text: "template.text.long" } : null;
}

/** What the host's refusal means for the form. */
export function refusalOf(why: unknown): Problem {
  switch (codeOf(why)) {
    case "name_taken":
      return { field: "name", text: "template.name.taken" };
    case "invalid_field":
      return { field: "name", text: "template.name.empty" };
    case "text_empty":
    case "text_too_long":
    case "text_forbidden_character":
      return { field: "text", text: "template.text.refused" };
    case "templates_full":
      return { field: null, text: "template.full" };
    case "template_conflict":
      return { field: null, text: "template.conflict" };
    case "not_found":
      return { field: null, text: "template.gone" };
    case "not_supported":
      return { field: null, text: "template.none" };
    default:
      return { field: null, text: "template.notSaved" };
  }
}

/** The template as it is now, where a refusal brings it. */
export const currentIn = (why: unknown): Template | null => (why as { template?: Template }).template ?? null;
