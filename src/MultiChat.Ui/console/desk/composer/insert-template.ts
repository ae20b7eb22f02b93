import type { DeskRow } from "../../../shared/wire/rows.js";
import type { Template } from "../../../shared/wire/templates.js";
import { filled, leftIn } from "../../templates/model/placeholders.js";
import { insertText } from "./insert-text.js";

/** Puts a template at the caret, filled from the card as it is now (rule X4). A placeholder that is left is selected, and the answer is whether there is one. */
export function insertTemplate(field: HTMLTextAreaElement, template: Template, { client }: DeskRow, me: string | null): boolean {
  const text = filled(template.text, { "{client.name}": client.generated ? null : client.name, "{operator.name}": me });
  insertText(field, text);
  const left = leftIn(text);
  if (left) {
    const begin = field.selectionStart - text.length;
    field.setSelectionRange(begin + left.from, begin + left.to);
  }
  return left !== null;
}
