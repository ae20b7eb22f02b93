import { isBlank, oneLine } from "../../../shared/message-text.js";
import type { ProjectSettings } from "../../../shared/wire/settings.js";

/** What was typed, and the settings it is typed upon. */
export interface ProjectDraft {
  form: ProjectSettings;
  base: ProjectSettings;
}

export type ProjectField = Exclude<keyof ProjectSettings, "version">;

const fields = ["name", "language", "zone", "country"] as const satisfies readonly ProjectField[];

/** To the letter: a space behind a word is where the next one begins. */
export const isSame = (one: ProjectSettings, other: ProjectSettings): boolean => fields.every(field => one[field] === other[field]);

/** What the fields show: as typed where somebody typed, and as it is now everywhere else. */
export function shown(draft: ProjectDraft | null, now: ProjectSettings): ProjectSettings {
  if (!draft) return now;
  const typed = fields.filter(field => draft.form[field] !== draft.base[field]);
  return { ...now, ...Object.fromEntries(typed.map(field => [field, draft.form[field]])) };
}

/** What the fields show once they are saved: what was typed while the host was asked stays. */
export function afterSave(draft: ProjectDraft | null, before: ProjectSettings, sent: ProjectSettings, saved: ProjectSettings): ProjectSettings {
  return shown(draft && { form: shown(draft, before), base: sent }, saved);
}

/** What cannot be sent as it stands, before the host is asked. */
export const problemOf = ({ name, zone }: ProjectSettings): ProjectField | null => (isBlank(name) ? "name" : isBlank(zone) ? "zone" : null);

/** On the wire an empty country is none. */
export const inputOf = ({ version, name, language, zone, country }: ProjectSettings) => ({
  ...(version === undefined ? {} : { version }),
  name: oneLine(name),
  language,
  zone: zone.trim(),
  country: country ?? "",
});
