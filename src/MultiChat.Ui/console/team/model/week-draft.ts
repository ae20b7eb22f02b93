import type { HoursChange, TeamMember } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";
import { isProblem, readDay, sameHours, shownDay, type DayHours, type HoursProblem } from "./day-hours.js";
import { commonOf, dayNames, days, noHours, printWeek, readWeek, type WeekHours } from "./week-hours.js";

/** Whose week it is, as they were when somebody began to edit. */
export type WeekBase = Pick<TeamMember, "id" | "version" | "hours" | "zone">;

/** A week that is edited for one or several people, and was not saved. */
export interface WeekDraft {
  base: readonly WeekBase[];
  /** Null where theirs differ and nobody has edited it. */
  days: readonly (DayHours | null)[];
  /** Null for the project's; left out where theirs differ and nobody has chosen. */
  zone?: string | null;
  /** What stands under a day and is no hours yet. */
  typed: Readonly<Record<number, string>>;
}

type Day = (typeof days)[number];

/** The same people whatever order they were picked in. */
export const weekName = (of: readonly Id[]): string => [...of].sort().join(",");

export const baseOf = ({ id, version, hours, zone }: TeamMember): WeekBase => ({ id, version, hours, zone });

const weekOf = ({ hours }: WeekBase): WeekHours => readWeek(hours) ?? noHours;

/** What they have in common, before anybody edits. */
export function draftOf(base: readonly WeekBase[]): WeekDraft {
  const weeks = base.map(weekOf);
  const zones = new Set(base.map(({ zone }) => zone));
  return {
    base,
    days: days.map(day => (weeks.every(week => sameHours(week[day]!, weeks[0]![day]!)) ? (weeks[0]?.[day] ?? []) : null)),
    ...(zones.size === 1 ? { zone: base[0]!.zone } : {}),
    typed: {},
  };
}

export const isEdited = (draft: WeekDraft): boolean => {
  const before = draftOf(draft.base);
  return (
    Object.keys(draft.typed).length > 0 ||
    draft.zone !== before.zone ||
    draft.days.some((hours, day) => (hours && printed(hours)) !== (before.days[day] && printed(before.days[day])))
  );
};

const printed = (hours: DayHours | null | undefined) => JSON.stringify(hours);

/** Everybody's week as the draft leaves it: what was not edited stays each one's own. */
export const weeksOf = (draft: WeekDraft): WeekHours[] => draft.base.map(weekOf).map(week => days.map(day => draft.days[day] ?? week[day]!));

/** The week to paint in: a day that differs begins with what all have. */
export const commonWeek = (draft: WeekDraft): WeekHours => {
  const weeks = draft.base.map(weekOf);
  return days.map(day => draft.days[day] ?? commonOf(weeks.map(week => week[day]!)));
};

/** After painting: the days that have changed are edited, and what was typed under them is gone. */
export function repainted(draft: WeekDraft, week: WeekHours, touched: readonly number[]): WeekDraft {
  const before = commonWeek(draft);
  const isEditedDay = (day: number) => touched.includes(day) || !sameHours(before[day]!, week[day]!);
  return {
    ...draft,
    days: draft.days.map((hours, day) => (isEditedDay(day) ? week[day]! : hours)),
    typed: Object.fromEntries(Object.entries(draft.typed).filter(([day]) => !isEditedDay(Number(day)))),
  };
}

/** What is being typed under a day: it may be hours only when it is finished. */
export const typing = (draft: WeekDraft, day: number, text: string): WeekDraft => ({ ...draft, typed: { ...draft.typed, [day]: text } });

/** Who typed is done with a day: what are hours is painted, and what is none stays to be mended. */
export function settled(draft: WeekDraft, day: number): WeekDraft {
  const text = draft.typed[day];
  const read = text === undefined ? null : readDay(text);
  if (!read || isProblem(read)) return draft;
  const { [day]: _, ...typed } = draft.typed;
  return { ...draft, days: draft.days.map((hours, index) => (index === day ? read : hours)), typed };
}

export const allSettled = (draft: WeekDraft): WeekDraft => days.reduce<WeekDraft>(settled, draft);

/** What is wrong with the text under a day. */
export function problemUnder(draft: WeekDraft, day: number): HoursProblem | null {
  const text = draft.typed[day];
  const read = text === undefined ? [] : readDay(text);
  return isProblem(read) ? read : null;
}

export const textUnder = (draft: WeekDraft, day: number): string => draft.typed[day] ?? shownDay(draft.days[day] ?? []);

/** The days whose text is no hours: they stand in the way of saving. */
export const wrongDays = (draft: WeekDraft): Day[] => days.filter(day => problemUnder(draft, day) !== null);

/** What the host is to set. Days that differ, and zones, stay each one's own until somebody edits them. */
export function changeOf(draft: WeekDraft): HoursChange {
  const set = days.filter(day => draft.days[day] !== null);
  return {
    hours: printWeek(draft.days.map(hours => hours ?? [])),
    zone: draft.zone ?? null,
    ...(set.length < days.length ? { days: set.map(day => dayNames[day]) } : {}),
    ...(draft.zone === undefined ? { keepZones: true } : {}),
  };
}

/** Those whose hours another has changed since somebody began to edit. */
export const overtaken = (draft: WeekDraft, now: readonly TeamMember[]): TeamMember[] =>
  now.filter(member => {
    const then = draft.base.find(({ id }) => id === member.id);
    return then !== undefined && then.version < member.version && (then.hours !== member.hours || then.zone !== member.zone);
  });

/** What else was changed of them does not matter to their hours. */
export const rebased = (draft: WeekDraft, now: readonly TeamMember[]): WeekDraft => ({
  ...draft,
  base: draft.base.map(then => {
    const member = now.find(({ id }) => id === then.id);
    return member ? baseOf(member) : then;
  }),
});

/** What was edited for some people goes on with those who are picked now; what differs among them and was not edited stays so. */
export function carried(draft: WeekDraft, onto: WeekDraft): WeekDraft {
  const before = draftOf(draft.base);
  const isEditedDay = (day: number) => printed(draft.days[day]) !== printed(before.days[day]);
  return {
    // Whose hours another has changed meanwhile is known by what they were.
    base: onto.base.map(now => draft.base.find(({ id }) => id === now.id) ?? now),
    days: onto.days.map((hours, day) => (isEditedDay(day) ? draft.days[day]! : hours)),
    ...(draft.zone !== before.zone ? zoneOf(draft) : zoneOf(onto)),
    typed: { ...onto.typed, ...draft.typed },
  };
}

const zoneOf = ({ zone }: WeekDraft): Pick<WeekDraft, "zone"> => (zone === undefined ? {} : { zone });
