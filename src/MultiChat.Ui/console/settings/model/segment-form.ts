import type { SettingsSegment } from "../../../shared/wire/settings.js";
import type { Id } from "../../../shared/wire/wire.js";

export const pageParts = ["url", "query", "cookie"] as const;

export type PagePart = (typeof pageParts)[number];

/** A condition as it stands in its fields: a value a line. */
export interface ConditionForm {
  part: PagePart;
  key: string;
  values: string;
}

/** Pages whose chats go to groups of their own. */
export interface SegmentForm {
  when: readonly ConditionForm[];
  groups: readonly Id[];
}

export const newCondition: ConditionForm = { part: "url", key: "", values: "" };

/** What one field of the site's form holds, so that drafts, conflicts and savings are as of any other. Nothing is no segment. */
export const textOf = (segments: readonly SegmentForm[]): string => (segments.length > 0 ? JSON.stringify(segments) : "");

export const segmentsIn = (text: string): readonly SegmentForm[] => (text ? (JSON.parse(text) as SegmentForm[]) : []);

export const groupsIn = (text: string): readonly Id[] => text.split(" ").filter(Boolean);

export const segmentForms = (segments: readonly SettingsSegment[]): SegmentForm[] =>
  segments.map(({ when, groups }) => ({
    when: when.map(({ part, key, values }) => ({ part, key: key ?? "", values: (values ?? []).join("\n") })),
    groups,
  }));

const linesIn = (text: string): string[] => text.split("\n").map(line => line.trim()).filter(Boolean);

export const segmentInputs = (segments: readonly SegmentForm[]): SettingsSegment[] =>
  segments.map(({ when, groups }) => ({
    when: when.map(({ part, key, values }) => ({ part, ...(part === "url" ? {} : { key: key.trim() }), values: linesIn(values) })),
    groups: [...groups],
  }));

/** Whether it says nothing yet that the host could go by. */
const isUnfinished = ({ when, groups }: SegmentForm): boolean =>
  groups.length === 0 || when.length === 0 || when.some(({ part, key, values }) => (part === "url" ? linesIn(values).length === 0 : !key.trim()));

/** The first that cannot be sent as it stands, or -1. */
export const unfinishedIn = (segments: readonly SegmentForm[]): number => segments.findIndex(isUnfinished);

export const replaced = <T>(list: readonly T[], at: number, item: T): T[] => list.map((other, index) => (index === at ? item : other));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

/** One place up: the first that fits counts. */
export const raised = <T>(list: readonly T[], at: number): T[] =>
  list.map((item, index) => (index === at - 1 ? list[at]! : index === at ? list[at - 1]! : item));
