import type { InquiryClass } from "./inquiry-class.js";
import type { Id, Instant } from "./wire.js";

/** What a project is called, the language of its generated names, and its time zone, and the country of its phones. */
export interface ProjectSettings {
  /** Who saves gives it back; a host of an earlier version does not say it. */
  version?: number;
  name: string;
  language: string;
  zone: string;
  /** Two capital letters, or null for none. */
  country: string | null;
}

/** A site as the team has set it up; null is what nobody chose. */
export interface SettingsSite {
  id: Id;
  key: string;
  /** Who saves gives it back. */
  version: number;
  /** As `#rrggbb`. */
  color: string | null;
  side: "left" | "right" | null;
  consent: string | null;
  /** Its own wording by key. */
  texts: Readonly<Record<string, string>>;
  /** Pages whose new chats go to groups of their own; the first that fits counts. */
  segments: SettingsSegment[];
  /** The groups of all other pages; none is everybody. */
  groups: Id[];
}

export interface SettingsSegment {
  when: { part: "url" | "query" | "cookie"; key?: string; values?: string[] }[];
  groups: Id[];
}

export interface SettingsGroup {
  id: Id;
  version?: number;
  name: string;
  /** How many operators it has. */
  members: number;
}

export interface WholeSettings {
  project: ProjectSettings;
  groups: SettingsGroup[];
  classes: InquiryClass[];
  sites: SettingsSite[];
  /** Time zones to choose from. */
  zones: string[];
}

/** What was changed by one command, and by whom: null is the host's own code. */
export interface AuditEntry {
  number: number;
  at: Instant;
  by: Id | null;
  kind: string;
  changes: AuditedChange[];
}

export interface AuditedChange {
  subject: Id;
  field: string;
  before: string | null;
  after: string | null;
}

export interface SettingsCalls {
  Settings: { in: object; ok: WholeSettings };
  SaveProject: { in: Omit<ProjectSettings, "country"> & { country: string }; ok: { project: ProjectSettings } };
  AddClass: { in: { name: string; isLead: boolean }; ok: { class: InquiryClass } };
  SaveClass: { in: Omit<InquiryClass, "id"> & { class: Id }; ok: { class: InquiryClass } };
  AddSite: { in: { key: string }; ok: { site: SettingsSite } };
  SaveSite: { in: Omit<SettingsSite, "id">; ok: { site: SettingsSite } };
  Audit: { in: { before?: number; limit?: number }; ok: { entries: AuditEntry[] } };
}
