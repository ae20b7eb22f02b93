import { cleaned, isBlank, oneLine } from "../../../shared/message-text.js";
import type { Client } from "../../../shared/wire/client.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";

/** What stands in the card's fields; an empty text is a field that nobody filled. */
export interface CardForm {
  name: string;
  phone: string;
  email: string;
  comment: string;
  fields: readonly OwnField[];
}

/** A field that the team made up; its value may have several lines. */
export type OwnField = Client["fields"][number];

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
 * `began` is what stood in the fields before that.
 */
export function follow(typed: CardForm, began: CardForm, newer: Client): CardForm {
  const current = formOf(newer);
  const next: CardForm = { ...typed, fields: fieldsText(typed) === fieldsText(began) ? current.fields : typed.fields };
  for (const field of cardFields) if (typed[field].trim() === began[field].trim()) next[field] = current[field];
  return next;
}

/** A generated name stays what it is until somebody enters a real one, and what nobody touched is sent as it was. */
export function inputOf(form: CardForm, base: Client): DeskCalls["FillCard"]["in"] {
  const text = (field: CardField) => (form[field] === (base[field] ?? "") ? base[field] : kept(field, form[field]) || null);
  const isKept = (field: OwnField) => base.fields.some(({ name, value }) => name === field.name && value === field.value);
  return {
    client: base.id,
    version: base.version,
    name: text("name"),
    phone: text("phone"),
    email: text("email"),
    comment: text("comment"),
    fields: named(form).map(field => (isKept(field) ? field : { name: oneLine(field.name), value: lines(field.value) })),
  };
}

/** How many units of a field are too many, as it would be sent. */
export const excessOf = (form: CardForm, field: CardField): number => Math.max(0, kept(field, form[field]).length - cardLimits[field]);

export const fieldExcess = ({ name, value }: OwnField): number =>
  Math.max(0, oneLine(name).length - cardLimits.fieldName) + Math.max(0, lines(value).length - cardLimits.fieldValue);

export const isTooLong = (form: CardForm): boolean =>
  cardFields.some(field => excessOf(form, field) > 0) || form.fields.some(field => fieldExcess(field) > 0);

const lines = (text: string): string => cleaned(text).trim();
const kept = (field: CardField, text: string): string => (isBlank(text) ? "" : field === "comment" ? lines(text) : oneLine(text));

/** Whether a letter could be written to what stands as an e-mail. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text.trim());

/** A phone that a telephone can be given. */
export const telOf = (phone: string): string => `tel:${phone.replace(/[^\d+*#]/g, "")}`;
