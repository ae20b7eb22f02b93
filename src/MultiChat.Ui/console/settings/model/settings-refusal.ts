import { codeOf } from "../../../shared/hub.js";
import type { ProjectSettings } from "../../../shared/wire/settings.js";
import type { TeamGroup } from "../../../shared/wire/team.js";
import type { Problem } from "../../../shared/wire/wire.js";
import type { SettingsKey } from "../../texts/settings/index.js";
import type { ProjectField } from "./project-form.js";

/** What the host refused, in words, and the field that it is about where it is about one. */
export interface SettingsRefusal {
  text: SettingsKey;
  field?: ProjectField;
  /** The settings as they are now, where another has saved them. */
  now?: ProjectSettings;
}

export function projectRefusal(why: unknown): SettingsRefusal {
  const { member: field, project: now } = why as Partial<Problem> & { project?: ProjectSettings };
  if (codeOf(why) === "project_conflict") return { text: "settings.conflict", ...(now ? { now } : {}) };
  const isOfField = codeOf(why) === "invalid_field" && (field === "name" || field === "language" || field === "zone" || field === "country");
  return isOfField ? { text: `project.${field}.invalid`, field } : { text: commonRefusal(why) };
}

export function groupRefusal(why: unknown): SettingsKey {
  switch (codeOf(why)) {
    case "invalid_field":
      return "groups.invalid";
    case "name_taken":
      return "groups.taken";
    case "group_conflict":
      return "settings.conflict";
    case "not_found":
      return "groups.gone";
    default:
      return commonRefusal(why);
  }
}

/** The group as it is now, where another has saved it. */
export const groupNow = (why: unknown): TeamGroup | undefined => (why as { group?: TeamGroup }).group;

export const commonRefusal = (why: unknown): SettingsKey => (codeOf(why) === "forbidden" ? "settings.forbidden" : "settings.notSaved");
