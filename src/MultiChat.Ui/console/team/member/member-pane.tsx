import type { TeamMember } from "../../../shared/wire/team.js";
import { Avatar } from "../../parts/avatar.js";
import { useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";
import { Access } from "./access.js";
import { MemberEditor } from "./member-editor.js";
import { MemberStatus } from "./member-status.js";
import { PaneHead } from "./pane-head.js";
import { ScheduleNote } from "./schedule-note.js";
import { WayIn } from "./way-in.js";

/** A member: their status, who they are, what they may do, when they work. */
export function MemberPane({ member }: { member: TeamMember }) {
  const t = useTeamTexts();
  const name = nameOf(member);
  const isOperator = member.rights.includes("operator") || member.rights.includes("administrator");
  return (
    <section class="team-main" aria-label={name} data-member={member.id} data-version={member.version}>
      <PaneHead title={name}>
        <Avatar name={name} size="m" photo={member.photo} />
      </PaneHead>
      <div class="team-scroll">
        <div class="team-form">
          {member.disabled && <p class="team-warning">{t("people.off")}</p>}
          {isOperator && !member.disabled && <MemberStatus member={member} />}
          <MemberEditor member={member}>
            {isOperator && <ScheduleNote member={member} />}
            <WayIn member={member} />
            <Access member={member} />
          </MemberEditor>
        </div>
      </div>
    </section>
  );
}
