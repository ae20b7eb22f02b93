import { cleaned, isBlank, oneLine } from "../shared/message-text.js";
import type { Client, DeskCalls } from "../shared/wire.js";

/** What stands in the card's fields; an empty text is a field that nobody filled. */
export interface CardForm {
  name: string;
  phone: string;
  email: string;
  comment: string;
  fields: readonly { name: string; value: string }[];
}

export type CardField = "name" | "phone" | "email" | "comment";
export const cardFields: readonly CardField[] = ["name", "phone", "email", "comment"];
export const cardLimits = { name: 200, phone: 50, email: 254, comment: 4000, fields: 20, fieldName: 100, fieldValue: 1000 } as const;

export const formOf = ({ name, phone, email, comment, fields }: Client): CardForm => ({
  name: name ?? "",
  phone: phone ?? "",
  email: email ?? "",
  comment: comment ?? "",
  fields,
});

const named = (form: CardForm) => form.fields.filter(field => !isBlank(field.name) || !isBlank(field.value));
const fieldsText = (form: CardForm) => JSON.stringify(named(form).map(({ name, value }) => [name.trim(), value.trim()]));

export function isSame(one: CardForm, other: CardForm): boolean {
  return cardFields.every(field => one[field].trim() === other[field].trim()) && fieldsText(one) === fieldsText(other);
}

/** Fields that say something else on the newer card than what is typed. */
export function differing(typed: CardForm, newer: Client): { fields: CardField[]; own: boolean } {
  const current = formOf(newer);
  return {
    fields: cardFields.filter(field => typed[field].trim() !== current[field].trim()),
    own: fieldsText(typed) !== fieldsText(current),
  };
}

/**
 * A newer card came while somebody types: what they did not touch follows it, what they did stays theirs.
 * `base` is the card they began with.
 */
export function follow(typed: CardForm, base: Client, newer: Client): CardForm {
  const began = formOf(base);
  const current = formOf(newer);
  const next: CardForm = { ...typed, fields: fieldsText(typed) === fieldsText(began) ? current.fields : typed.fields };
  for (const field of cardFields) if (typed[field].trim() === began[field].trim()) next[field] = current[field];
  return next;
}

/** A generated name stays what it is until somebody enters a real one. */
export function inputOf(form: CardForm, { id, version }: Client): DeskCalls["FillCard"]["in"] {
  const text = (value: string) => (isBlank(value) ? null : oneLine(value));
  return {
    client: id,
    version,
    name: text(form.name),
    phone: text(form.phone),
    email: text(form.email),
    comment: isBlank(form.comment) ? null : cleaned(form.comment).trim(),
    fields: named(form).map(({ name, value }) => ({ name: oneLine(name), value: oneLine(value) })),
  };
}

/** A phone that a telephone can be given. */
export const telOf = (phone: string): string => `tel:${phone.replace(/[^\d+*#]/g, "")}`;
