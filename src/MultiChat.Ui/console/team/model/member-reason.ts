import type { TeamMember } from "../../../shared/wire/team.js";
import type { App } from "../../app/app.js";
import { reasonOf } from "../../app/status.js";
import type { TeamTexts } from "../../texts/team/index.js";

/** Why a member's status is what it is, in words that suit whoever it is about. */
export const reasonOfMember = ({ id, status }: TeamMember, app: App, t: TeamTexts): string =>
  id === app.me ? reasonOf(status, app) : reasonOf(status, app, (kind, values) => t(`member.why.${kind}`, values));
