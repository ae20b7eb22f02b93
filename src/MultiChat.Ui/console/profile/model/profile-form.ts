import { isBlank, oneLine } from "../../../shared/message-text.js";
import type { Profile, ProfileInput } from "../../../shared/wire/profile.js";

/** What stands in the fields. */
export interface ProfileForm {
  firstName: string;
  lastName: string;
  phone: string;
}

/** What was typed, and what it is typed upon. */
export interface ProfileDraft {
  form: ProfileForm;
  base: ProfileForm;
}

export type ProfileField = keyof ProfileForm;

export const fields = ["firstName", "lastName", "phone"] as const satisfies readonly ProfileField[];

export const longest = { firstName: 100, lastName: 100, phone: 50 } as const;

/** A last name that is not given is a dash on the wire, which nobody sees. */
export const formOf = ({ firstName, lastName, phone }: Profile): ProfileForm => ({
  firstName,
  lastName: lastName === "-" ? "" : lastName,
  phone: phone ?? "",
});

/** To the letter: a space behind a word is where the next one begins. */
export const isSame = (one: ProfileForm, other: ProfileForm): boolean => fields.every(field => one[field] === other[field]);

/** What the fields show: as typed where somebody typed, and as it is now everywhere else. */
export function shown(draft: ProfileDraft | null, now: ProfileForm): ProfileForm {
  if (!draft) return now;
  const typed = fields.filter(field => draft.form[field] !== draft.base[field]);
  return { ...now, ...Object.fromEntries(typed.map(field => [field, draft.form[field]])) };
}

/** What cannot be sent as it stands, before the host is asked. */
export const problemOf = (form: ProfileForm): ProfileField | null =>
  isBlank(form.firstName) ? "firstName" : (fields.find(field => oneLine(form[field]).length > longest[field]) ?? null);

export function inputOf(form: ProfileForm, version: number): ProfileInput {
  const [firstName, lastName, phone] = fields.map(field => (isBlank(form[field]) ? "" : oneLine(form[field]))) as [string, string, string];
  return { version, firstName, lastName: lastName || "-", phone: phone || null };
}

/** The name that everybody sees. */
export const nameOf = ({ firstName, lastName }: Profile): string => (lastName === "-" ? firstName : `${firstName} ${lastName}`);
