import type { Client } from "./client.js";
import type { InquiryClass } from "./inquiry-class.js";
import type { DeskRow, Rows, Section, SectionCounts } from "./rows.js";
import type { SettingsCalls } from "./settings.js";
import type { TemplateCalls } from "./templates.js";
import type { Group, Member, OwnStatus, TeamCalls } from "./team.js";
import type { DeskItem, DeskLog, DeskMarks, DeskMessage, Presence, Revision, Thread } from "./thread.js";
import type { Id, Instant, Page, PageTexts, Resync } from "./wire.js";

export interface Desk extends PageTexts {
  serverNow: Instant;
  me: Id;
  project: { slug: string; name: string; language: string };
  members: Member[];
  groups: Group[];
  /** The removed are among them. */
  classes: InquiryClass[];
  sections: SectionCounts;
  status: OwnStatus;
  limits: { textLength: number; deliverySeconds: number; leftSeconds?: number; editSeconds: number };
}

interface DialogCommand {
  dialog: Id;
  sawResponsible: Id | null;
  version?: number;
}

export interface DeskCalls extends TeamCalls, SettingsCalls, TemplateCalls {
  Start: { in: { build?: string; language?: string }; ok: Desk };
  List: { in: { section: Section; order?: "activity" | "toDo"; cursor?: string; limit?: number }; ok: Rows };
  Search: { in: { query: string; cursor?: string; limit?: number }; ok: Rows };
  Open: { in: { dialog: Id; fromUnread?: true; fromMessage?: Id }; ok: Thread };
  Leave: { in: { dialog: Id }; ok: object };
  Typing: { in: { dialog: Id; typing: boolean }; ok: object };
  Log: { in: { dialog: Id; after: number; tag: string }; ok: DeskLog | Resync };
  History: { in: { dialog: Id; before: number; limit?: number }; ok: Page<DeskItem> };
  Revisions: { in: { dialog: Id; id: Id }; ok: { revisions: Revision[] } };
  Answer: { in: { dialog: Id; id: Id; text: string; sawResponsible: Id | null }; ok: { message: DeskMessage } };
  Edit: { in: { dialog: Id; id: Id; text: string; revision: number }; ok: { message: DeskMessage } };
  Note: { in: { dialog: Id; id: Id; text: string }; ok: { item: DeskItem } };
  Take: { in: DialogCommand; ok: { row: DeskRow } };
  HandOver: { in: DialogCommand & ({ member: Id } | { group: Id }); ok: { row: DeskRow } };
  LetGo: { in: DialogCommand; ok: { row: DeskRow } };
  Close: { in: DialogCommand; ok: { row: DeskRow } };
  Reopen: { in: DialogCommand; ok: { row: DeskRow } };
  SetClass: { in: { dialog: Id; inquiry: Id; class: Id | null; version?: number }; ok: { row: DeskRow } };
  Read: { in: { dialog: Id; seq: number }; ok: object };
  Client: { in: { client: Id }; ok: { client: Client } };
  FillCard: {
    in: {
      client: Id;
      version: number;
      name: string | null;
      phone: string | null;
      email: string | null;
      comment: string | null;
      fields?: { name: string; value: string }[];
    };
    ok: { client: Client };
  };
  Switch: { in: { available: boolean }; ok: { status: OwnStatus } };
}

export interface DeskPushes {
  log: DeskLog;
  marks: DeskMarks & { dialog: Id };
  presence: Presence & { dialog: Id };
  /** Of an operator, or of the client where `by` is null. */
  typing: { dialog: Id; by: Id | null; typing: boolean };
  rows: { rows: DeskRow[] };
  sections: SectionCounts;
  members: { project?: string; members: Member[]; groups?: Group[]; classes?: InquiryClass[] };
  status: OwnStatus;
  client: { client: Client };
  /** Templates may have changed. */
  templates: object;
  resync: { dialog?: Id };
  rights: { rights: string[] };
  ended: { code: string };
}
