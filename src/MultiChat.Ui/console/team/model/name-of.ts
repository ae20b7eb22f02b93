import type { TeamMember } from "../../../shared/wire/team.js";

/** A last name of a dash means that there is none. */
export const nameOf = ({ firstName, lastName }: Pick<TeamMember, "firstName" | "lastName">): string =>
  lastName === "-" ? firstName : `${firstName} ${lastName}`;
