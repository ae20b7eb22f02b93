import type { Id, Instant } from "./wire.js";

/** What a project is called, the language of its generated names, and its time zone. */
export interface ProjectSettings {
  name: string;
  language: string;
  zone: string;
}

export interface SettingsGroup {
  id: Id;
  name: string;
  /** How many operators it has. */
  members: number;
}

export interface WholeSettings {
  project: ProjectSettings;
  groups: SettingsGroup[];
  sites: { key: string }[];
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
  SaveProject: { in: ProjectSettings; ok: { project: ProjectSettings } };
  Audit: { in: { before?: number; limit?: number }; ok: { entries: AuditEntry[] } };
}
