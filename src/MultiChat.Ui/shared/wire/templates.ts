import type { Id } from "./wire.js";

export interface Template {
  id: Id;
  name: string;
  /** With its placeholders as they were typed. */
  text: string;
  version: number;
}

export interface TemplateCalls {
  /** What a page that knows some does not know yet. */
  TemplateChanges: { in: { known: Record<Id, number> }; ok: { templates: Template[]; removed: Id[] } };
  AddTemplate: { in: { id: Id; name: string; text: string }; ok: { template: Template } };
  SaveTemplate: { in: { template: Id; version: number; name: string; text: string }; ok: { template: Template } };
  RemoveTemplate: { in: { template: Id; version: number }; ok: object };
}
