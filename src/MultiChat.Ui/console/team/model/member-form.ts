import { isBlank, oneLine } from "../../../shared/message-text.js";
import type { TeamMember } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";

/** What stands in a member's fields. */
export interface MemberForm {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  rights: readonly string[];
  groups: readonly Id[];
}

/** What was typed, and the member it is typed upon; null for somebody who is to be added. */
export interface MemberDraft {
  form: MemberForm;
  base: TeamMember | null;
}

export type MemberField = keyof MemberForm;
export type NameField = "firstName" | "lastName";

/** In the order in which they are shown. */
export const rightNames = ["operator", "journal", "projectSettings", "administrator"] as const;

export const emptyForm: MemberForm = { email: "", firstName: "", lastName: "", phone: "", rights: ["operator"], groups: [] };

/** A last name that is not given is a dash on the wire, which nobody sees. */
export const formOf = ({ email, firstName, lastName, phone, rights, groups }: TeamMember): MemberForm => ({
  email,
  firstName,
  lastName: lastName === "-" ? "" : lastName,
  phone: phone ?? "",
  rights,
  groups,
});

const fields: readonly MemberField[] = ["email", "firstName", "lastName", "phone", "rights", "groups"];

const said = (form: MemberForm, field: MemberField): string => {
  // A draft of an earlier version of the page has not every field.
  const value = (form as Partial<MemberForm>)[field] ?? "";
  return typeof value === "string" ? value : [...value].sort().join(" ");
};

export const isSame = (one: MemberForm, other: MemberForm): boolean => differing(one, other).length === 0;

/** Fields that say something else. */
export const differing = (one: MemberForm, other: MemberForm): MemberField[] => fields.filter(field => said(one, field) !== said(other, field));

/** Another changed the member while somebody types: what was not touched follows them, what was stays as typed. */
export function followed(typed: MemberForm, began: MemberForm, newer: MemberForm): MemberForm {
  const touched = differing(typed, began);
  const kept = Object.fromEntries(touched.map(field => [field, typed[field]]));
  return { ...newer, ...kept };
}

/** What cannot be sent as it stands, before the host is asked. */
export function problemOf(form: MemberForm): MemberField | null {
  if (!/^[^\s@]+@[^\s@]+$/.test(form.email.trim())) return "email";
  return isBlank(form.firstName) ? "firstName" : null;
}

/** The phone of a member, where the host keeps phones. */
export const phoneOf = (form: MemberForm, base: TeamMember): { phone?: string } => (base.phone === undefined ? {} : { phone: oneLine(form.phone) });

export const inputOf = ({ firstName, lastName, rights, groups }: MemberForm) => ({
  firstName: oneLine(firstName),
  lastName: oneLine(lastName) || "-",
  rights: rightNames.filter(right => rights.includes(right)),
  groups,
});
