import { codeOf } from "../../../shared/hub.js";
import { isBlank, oneLine } from "../../../shared/message-text.js";
import type { InquiryClass } from "../../../shared/wire/inquiry-class.js";
import type { ClassKey } from "../../texts/classes/index.js";
import { commonRefusal } from "./settings-refusal.js";

/** A class as typed. */
export interface ClassDraft {
  name: string;
  isLead: boolean;
}

// As the host compares them.
const folded = (name: string) => oneLine(name).normalize("NFC").toLowerCase();

/** Why a class can't have this name, before the host is asked. */
export function problemOf(name: string, others: readonly { name: string }[]): ClassKey | null {
  if (isBlank(name)) return "settings.class.invalid";
  return others.some(other => folded(other.name) === folded(name)) ? "settings.class.taken" : null;
}

/** Whether a draft says something else than the class as it is. */
export const differs = (draft: ClassDraft | null, { name, isLead }: InquiryClass): draft is ClassDraft =>
  draft !== null && (draft.name !== name || draft.isLead !== isLead);

/** Why the host refused; what it knows of the class by now comes with a conflict. */
export function classRefusal(why: unknown): ClassKey {
  switch (codeOf(why)) {
    case "invalid_field":
      return "settings.class.refused";
    case "name_taken":
      return "settings.class.taken";
    case "class_conflict":
      return "settings.class.conflict";
    case "not_found":
      return "settings.class.gone";
    default:
      return commonRefusal(why);
  }
}
