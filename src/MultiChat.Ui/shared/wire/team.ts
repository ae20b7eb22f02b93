import type { Id, Instant } from "./wire.js";

export interface Member {
  id: Id;
  name: string;
  /** The photo's name under `v1/photos/`. */
  photo?: string;
  available: boolean;
  connected: boolean;
  operator: boolean;
}

export interface Group {
  id: Id;
  name: string;
  members: Id[];
}

/** A member as whoever manages the team sees them. */
export interface TeamMember {
  id: Id;
  version: number;
  email: string;
  firstName: string;
  lastName: string;
  /** Absent from a host of an earlier version, as the photo is. */
  phone?: string | null;
  photo?: string | null;
  rights: string[];
  groups: Id[];
  /** `Mon-Fri 09:00-18:00; Sat 22:00-06:00`; empty for none. */
  hours: string;
  /** `2026-12-31 off` */
  exceptions: string[];
  /** An IANA zone, or null for the project's. */
  zone: string | null;
  disabled: boolean;
  status: OwnStatus;
  /** Absent from a host of an earlier version. */
  access?: MemberAccess;
}

/** How a member comes in, and since when where that is known. */
export interface MemberAccess {
  state: "none" | "waiting" | "sent" | "failed" | "lapsed" | "own" | "host";
  at?: Instant | null;
  /** Why the letter was given up. */
  error?: string | null;
}

export interface TeamGroup {
  id: Id;
  /** Who saves gives it back; a host of an earlier version does not say it. */
  version?: number;
  name: string;
}

export interface WholeTeam {
  members: TeamMember[];
  groups: TeamGroup[];
  /** The project's time zone. */
  zone: string;
  /** Whether the host sends letters; a host of an earlier version does not say. */
  letters?: boolean;
}

/** A member as the page knew them: who changes an older one is refused. */
export type SeenMember = Pick<TeamMember, "id" | "version">;

/** Hours for several people. What is left out stays each one's own. */
export interface HoursChange {
  hours: string;
  /** Null for the project's. */
  zone: string | null;
  /** Those that the hours are for; left out for the whole week. */
  days?: readonly string[];
  keepZones?: true;
}

export interface ScheduleAnswer {
  members: TeamMember[];
  /** Those who have become available by it, and unavailable. */
  available: Id[];
  unavailable: Id[];
}

/** A link by which a member chooses a password. */
export interface AccessLink {
  /** Below the mount: `console#/password/…`. */
  path: string;
  expiresAt: Instant;
}

/** A part of the week in which the same number of operators is on duty. */
export interface Stretch {
  from: Instant;
  to: Instant;
  operators: number;
}

export interface TeamCalls {
  Team: { in: object; ok: WholeTeam };
  AddMember: {
    in: { email: string; firstName: string; lastName: string; rights: readonly string[]; groups?: readonly Id[] };
    ok: { member: TeamMember };
  };
  SaveMember: {
    in: { member: Id; version: number; firstName: string; lastName: string; phone?: string; rights: readonly string[]; groups: readonly Id[] };
    ok: { member: TeamMember };
  };
  DisableMember: { in: { member: Id }; ok: { member: TeamMember } };
  EnableMember: { in: { member: Id }; ok: { member: TeamMember } };
  SendLetter: { in: { member: Id }; ok: { member: TeamMember } };
  MakeLink: { in: { member: Id }; ok: AccessLink };
  SwitchMember: { in: { member: Id; available: boolean }; ok: { member: TeamMember } };
  SetHours: { in: { members: readonly SeenMember[] } & HoursChange; ok: ScheduleAnswer };
  SetExceptions: { in: { members: readonly SeenMember[]; exceptions: readonly string[] }; ok: ScheduleAnswer };
  RemoveExceptions: { in: { members: readonly SeenMember[]; dates: readonly string[] }; ok: ScheduleAnswer };
  Coverage: { in: { from: string; members?: readonly Id[] } & Partial<HoursChange>; ok: { stretches: Stretch[] } };
  AddGroup: { in: { name: string }; ok: { group: TeamGroup } };
  SaveGroup: { in: { group: Id; version?: number; name: string }; ok: { group: TeamGroup } };
}

export interface OwnStatus {
  available: boolean;
  connected: boolean;
  why: { kind: string; by?: Id | null; at?: Instant | null };
  until: Instant | null;
}
