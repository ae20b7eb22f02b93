import type { Contact } from "../../shared/wire/visitor.js";
import { cleaned, isBlank } from "../../shared/message-text.js";
import type { HubError } from "../../shared/hub.js";
import type { en } from "./texts.js";

/** In the order in which they stand. */
export const fields = ["name", "phone", "email", "text", "consent"] as const;

export type Field = (typeof fields)[number];

export interface Filled extends Required<Contact> {
  text: string;
  agrees: boolean;
}

/** By field, what is wrong there. */
export type Wrong = Partial<Record<Field, Extract<keyof typeof en, `form.${string}`>>>;

/** The text as it is sent. */
export const textOf = (text: string): string => (isBlank(text) ? "" : cleaned(text).trim());

export function wrongIn({ name, phone, email, text, agrees }: Filled, limit: number, consent: string | null | undefined): Wrong {
  const wrong: Wrong = {};
  const { length } = textOf(text);
  const digits = phone.match(/\p{Nd}/gu)?.length ?? 0;
  if (name.length > 200) wrong.name = "form.nameInvalid";
  if (isBlank(phone) && isBlank(email)) wrong.phone = "form.contactNeeded";
  else if (!isBlank(phone) && (digits < 5 || digits > 15)) wrong.phone = "form.phoneInvalid";
  if (!isBlank(email) && !/^[^\s@]+@[^\s@]+$/.test(email.trim())) wrong.email = "form.emailInvalid";
  if (!length) wrong.text = "form.textEmpty";
  else if (length > limit) wrong.text = "form.textTooLong";
  if (consent && !agrees) wrong.consent = "form.consentNeeded";
  return wrong;
}

/** What the host found wrong. */
export function wrongBy({ code, member }: HubError, consent: string | null | undefined): Wrong {
  if (code === "contact_needed") return { phone: "form.contactNeeded" };
  if (code === "consent_needed" && consent) return { consent: "form.consentChanged" };
  if (code === "text_too_long") return { text: "form.textTooLong" };
  if (code === "text_empty") return { text: "form.textEmpty" };
  if (code === "invalid_field" && (member === "name" || member === "phone" || member === "email")) return { [member]: `form.${member}Invalid` };
  return {};
}
