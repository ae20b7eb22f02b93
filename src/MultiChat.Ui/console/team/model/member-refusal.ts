import { codeOf } from "../../../shared/hub.js";
import type { Id, Problem } from "../../../shared/wire/wire.js";
import type { TeamKey } from "../../texts/team/index.js";
import type { MemberField } from "./member-form.js";

/** What the host refused, in words, and the field that it is about where it is about one. */
export interface MemberRefusal {
  text: TeamKey;
  field?: MemberField;
  /** Who has the e-mail. */
  other?: Id;
}

/** Null where another has changed the member: then the newer one is to be shown. */
export function refusalOf(why: unknown): MemberRefusal | null {
  const problem = why as Partial<Problem> & { id?: Id | null };
  switch (codeOf(why)) {
    case "member_conflict":
      return null;
    case "email_taken":
      return { text: "member.emailTaken", field: "email", ...(problem.id ? { other: problem.id } : {}) };
    case "last_administrator":
      return { text: "member.lastAdministrator", field: "rights" };
    case "forbidden":
      return { text: "member.forbidden" };
    case "not_found":
      return { text: "member.gone" };
    case "invalid_field":
      return invalid(problem.member);
    default:
      return { text: "member.failed" };
  }
}

function invalid(field: string | undefined): MemberRefusal {
  switch (field) {
    case "email":
      return { text: "member.invalid.email", field };
    case "firstName":
    case "lastName":
      return { text: "member.invalid.name", field };
    case "phone":
      return { text: "member.invalid.phone", field };
    case "groups":
      return { text: "member.invalid.groups", field };
    default:
      return { text: "member.invalid.rights", field: "rights" };
  }
}
