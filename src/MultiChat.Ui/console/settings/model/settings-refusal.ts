import { codeOf } from "../../../shared/hub.js";
import type { Problem } from "../../../shared/wire/wire.js";
import type { SettingsKey } from "../../texts/settings/index.js";
import type { ProjectField } from "./project-form.js";

/** What the host refused, in words, and the field that it is about where it is about one. */
export interface SettingsRefusal {
  text: SettingsKey;
  field?: ProjectField;
}

export function projectRefusal(why: unknown): SettingsRefusal {
  const field = (why as Partial<Problem>).member;
  const isOfField = codeOf(why) === "invalid_field" && (field === "name" || field === "language" || field === "zone" || field === "country");
  return isOfField ? { text: `project.${field}.invalid`, field } : { text: commonRefusal(why) };
}

export function groupRefusal(why: unknown): SettingsKey {
  switch (codeOf(why)) {
    case "invalid_field":
      return "groups.invalid";
    case "name_taken":
      return "groups.taken";
    case "not_found":
      return "groups.gone";
    default:
      return commonRefusal(why);
  }
}

export const commonRefusal = (why: unknown): SettingsKey => (codeOf(why) === "forbidden" ? "settings.forbidden" : "settings.notSaved");
