import type { Template } from "../../../shared/wire/templates.js";
import { matches } from "../../parts/filter.js";

/** Templates that a few letters mean: by their names first, then by their texts. */
export function found(templates: readonly Template[], query: string): readonly Template[] {
  const named = templates.filter(({ name }) => matches(name, query));
  return [...named, ...templates.filter(template => !named.includes(template) && matches(`${template.name} ${template.text}`, query))];
}

export const firstLine = (text: string): string => text.trim().split("\n", 1)[0]!;
