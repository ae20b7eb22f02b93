import { oneLine } from "../../../shared/message-text.js";
import type { SettingsSite } from "../../../shared/wire/settings.js";
import { groupsIn, segmentForms, segmentInputs, segmentsIn, textOf, unfinishedIn } from "./segment-form.js";

/** The widget's texts that a site may word anew. */
export const textFields = ["title", "launcher", "here", "away", "empty", "emptyHint", "awayHint", "write"] as const;

export type TextField = (typeof textFields)[number];
export type SiteField = "color" | "side" | "consent" | "segments" | "groups" | TextField;

/** What stands in a site's fields; nothing is what nobody chose. */
export type SiteForm = Readonly<Record<SiteField, string>>;

/** What was typed, and the fields it is typed upon. */
export interface SiteDraft {
  form: SiteForm;
  base: SiteForm;
}

const fields: readonly SiteField[] = ["color", "side", ...textFields, "consent", "segments", "groups"];

export function formOf({ color, side, consent, texts, segments, groups }: SettingsSite): SiteForm {
  const wording = Object.fromEntries(textFields.map(key => [key, texts[key] ?? ""])) as Record<TextField, string>;
  const routing = { segments: textOf(segmentForms(segments)), groups: groups.join(" ") };
  return { color: color ?? "", side: side ?? "", consent: consent ?? "", ...routing, ...wording };
}

/** To the letter: a space behind a word is where the next one begins. */
export const isSame = (one: SiteForm, other: SiteForm): boolean => fields.every(field => one[field] === other[field]);

const touched = ({ form, base }: SiteDraft): SiteField[] => fields.filter(field => form[field] !== base[field]);

const picked = (form: SiteForm, some: readonly SiteField[]): Partial<SiteForm> => Object.fromEntries(some.map(field => [field, form[field]]));

/** What the fields show: as typed where somebody typed, and as it is now everywhere else. */
export const shown = (draft: SiteDraft | null, now: SiteForm): SiteForm => (draft ? { ...now, ...picked(draft.form, touched(draft)) } : now);

/** The draft once something more is typed; null where nothing is left to be saved. */
export function typed(draft: SiteDraft | null, now: SiteForm, change: Partial<SiteForm>): SiteDraft | null {
  const { form, base } = draft ?? { form: now, base: now };
  const next = { form: { ...form, ...change }, base };
  return isSame(shown(next, now), now) ? null : next;
}

/** Fields that another has changed as well, to something else. */
export const clashing = (draft: SiteDraft | null, now: SiteForm): SiteField[] =>
  draft ? touched(draft).filter(field => now[field] !== draft.base[field] && now[field] !== draft.form[field]) : [];

/** The draft with what the other has put into a field. */
export const taken = ({ form, base }: SiteDraft, now: SiteForm, field: SiteField): SiteDraft | null => {
  const theirs = picked(now, [field]);
  const next = { form: { ...form, ...theirs }, base: { ...base, ...theirs } };
  return isSame(shown(next, now), now) ? null : next;
};

/** What is left of a draft once it is saved: what was typed while the host was asked. */
export function afterSave(draft: SiteDraft | null, sent: SiteForm, saved: SiteForm): SiteDraft | null {
  if (!draft) return null;
  const later = touched(draft).filter(field => draft.form[field] !== sent[field]);
  const next = { form: { ...saved, ...picked(draft.form, later) }, base: saved };
  return later.length > 0 && !isSame(next.form, saved) ? next : null;
}

const mostText = 500;
const mostConsent = 1000;
export const mostOf = (field: SiteField): number => (field === "consent" ? mostConsent : mostText);

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text.trim());

/** What cannot be sent as it stands, before the host is asked. */
export const problemOf = (form: SiteForm): SiteField | null =>
  fields.find(field => isWrong(form, field)) ?? null;

function isWrong(form: SiteForm, field: SiteField): boolean {
  switch (field) {
    case "color":
      return form.color.trim() !== "" && !isColor(form.color);
    case "segments":
      return unfinishedIn(segmentsIn(form.segments)) >= 0;
    case "groups":
      return false;
    default:
      return oneLine(form[field]).length > mostOf(field);
  }
}

export function inputOf({ key, version }: SettingsSite, form: SiteForm): Omit<SettingsSite, "id"> {
  const texts = Object.fromEntries(textFields.map(field => [field, oneLine(form[field])] as const).filter(([, text]) => text));
  const side = form.side === "left" || form.side === "right" ? form.side : null;
  const routing = { segments: segmentInputs(segmentsIn(form.segments)), groups: [...groupsIn(form.groups)] };
  return { key, version, color: form.color.trim() || null, side, consent: oneLine(form.consent) || null, texts, ...routing };
}
