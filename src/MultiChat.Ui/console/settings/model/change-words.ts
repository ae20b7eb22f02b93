import type { AuditedChange, AuditEntry } from "../../../shared/wire/settings.js";
import type { Id, Instant } from "../../../shared/wire/wire.js";
import type { SettingsKey, SettingsTexts } from "../../texts/settings/index.js";
import { countryName } from "./country-name.js";
import { scheduleWords } from "./schedule-words.js";

/** What an entry of the history is told with. */
export interface Words {
  t: SettingsTexts;
  language: string;
  /** The name of a member, a group or a site; null for whom nobody knows. */
  nameOf(id: Id): string | null;
  when(at: Instant): string;
}

/** One field: what it was, where it was anything, and what it is. */
export interface ChangeLine {
  /** Whose it is, where the entry is about others too. */
  about: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** Ids, kinds of letters and which way a switch was moved: what happened says as much. */
const unsaid = new Set(["account", "available", "letter", "photo"]);

/** What a thing is called: where its name stands above, it need not stand beneath. */
const naming = new Set(["name", "key", "first_name", "last_name"]);

const mostNamed = 3;

/** What happened, and to whom. */
export function headlineOf(entry: AuditEntry, words: Words): string {
  const what = worded(words.t, "history.kind", entry.kind);
  const names = entry.kind.startsWith("project_") ? "" : namesOf(subjectsOf(entry.changes), entry, words);
  return names ? words.t("history.about", { what, names }) : what;
}

/** What is the same for several is said once. */
export function linesOf(entry: AuditEntry, words: Words): ChangeLine[] {
  const said = new Map<string, AuditedChange[]>();
  for (const change of entry.changes) {
    if (unsaid.has(change.field) || isSaidAbove(change, entry, words)) continue;
    const key = JSON.stringify([change.field, change.before, change.after]);
    said.set(key, [...(said.get(key) ?? []), change]);
  }
  const all = subjectsOf(entry.changes).length;
  return [...said.values()].map(same => {
    const { field, before, after } = same[0]!;
    const subjects = subjectsOf(same);
    return {
      about: subjects.length < all ? namesOf(subjects, entry, words) : "",
      label: worded(words.t, "history.field", field.startsWith("text_") ? "text" : field),
      before: valueOf(field, before, words),
      after: valueOf(field, after, words, true),
    };
  });
}

/** Of what is new the headline has the name, unless it has another by now. */
function isSaidAbove({ subject, field, before }: AuditedChange, { kind, changes }: AuditEntry, { nameOf }: Words): boolean {
  if (before !== null || !naming.has(field) || !kind.endsWith("_added")) return false;
  const written = writtenName(changes.filter(change => change.subject === subject));
  return (nameOf(subject) ?? written) === written;
}

const subjectsOf = (changes: readonly AuditedChange[]): Id[] => [...new Set(changes.map(({ subject }) => subject))];

function namesOf(subjects: readonly Id[], { changes }: AuditEntry, { t, nameOf }: Words): string {
  const names = subjects.map(id => nameOf(id) ?? writtenName(changes.filter(({ subject }) => subject === id))).filter(Boolean);
  if (names.length <= mostNamed) return names.join(", ");
  return t("history.and", { names: names.slice(0, mostNamed).join(", "), count: names.length - mostNamed });
}

/** Of what is gone or of another kind the entry itself may have a name. */
function writtenName(changes: readonly AuditedChange[]): string {
  const of = (field: string) => changes.find(change => change.field === field)?.after ?? "";
  return of("name") || of("key") || [of("first_name"), of("last_name")].filter(part => part && part !== "-").join(" ");
}

function valueOf(field: string, value: string | null, { t, language, when }: Words, isAfter = false): string | null {
  // The host does not keep what it was or is.
  if (field === "phone") return isAfter ? t("history.changed") : null;
  if (field === "disabled") return t(value === null ? "history.enabled" : "history.disabled");
  // What is not so is not kept: before a class was a lead there is nothing.
  if (field === "is_lead" || field === "removed") return t(value === null ? "history.no" : "history.yes");
  if (value === null || value === "") return null;
  switch (field) {
    case "rights":
      return value.split(", ").map(right => worded(t, "history.right", right)).join(", ");
    case "language":
      return worded(t, "project.language", value);
    case "side":
      return worded(t, "history.side", value);
    case "country":
      return countryName(value, language);
    case "schedule":
      return scheduleWords(value, language, t);
    case "last_name":
      return value === "-" ? null : value;
    case "link":
      return when(value);
    default:
      return value;
  }
}

/** What a later host writes has no words yet, and is shown as it is written. */
function worded(t: SettingsTexts, table: string, name: string): string {
  const key = `${table}.${name}`;
  const text = t(key as SettingsKey);
  return text === key ? name : text;
}
