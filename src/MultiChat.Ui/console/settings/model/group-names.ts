import { isBlank, oneLine } from "../../../shared/message-text.js";
import type { TeamGroup } from "../../../shared/wire/team.js";
import type { SettingsKey } from "../../texts/settings/index.js";

/** A name as typed; what it is typed upon is null for a group that is to be added. */
export interface GroupDraft {
  name: string;
  base: string | null;
}

// As the host compares them.
const folded = (name: string) => oneLine(name).normalize("NFC").toLowerCase();

/** Why a group can't have this name, before the host is asked. */
export function problemOf(name: string, others: readonly TeamGroup[]): SettingsKey | null {
  if (isBlank(name)) return "groups.invalid";
  return others.some(other => folded(other.name) === folded(name)) ? "groups.taken" : null;
}

/** Whether a draft says something else than the group's name, to the letter: a space behind a word is where the next one begins. */
export const differs = (draft: GroupDraft | null, group: TeamGroup): draft is GroupDraft => draft !== null && draft.name !== group.name;
