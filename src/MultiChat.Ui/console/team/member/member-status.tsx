import { useId } from "preact/hooks";
import { codeOf } from "../../../shared/hub.js";
import type { TeamMember } from "../../../shared/wire/team.js";
import { useApp } from "../../app/context.js";
import { Switch } from "../../parts/switch.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { reasonOfMember } from "../model/member-reason.js";

/** Makes an operator available or not by hand, and says why they are what they are. */
export function MemberStatus({ member }: { member: TeamMember }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const reason = useId();

  async function change(available: boolean) {
    try {
      book.learn((await book.hub.call("SwitchMember", { member: member.id, available })).member);
    } catch (why) {
      const code = codeOf(why);
      app.toasts.say(t(code === "schedule_decides" ? "member.status.scheduled" : code === "forbidden" ? "member.forbidden" : "member.status.failed"));
    }
  }

  return (
    <div class="member-status" data-available={member.status.available}>
      <Switch isOn={member.status.available} describedBy={reason} onChange={available => void change(available)}>
        <span class="unseen">{t("member.status")}: </span>
        {app.texts.value(member.status.available ? "status.available" : "status.unavailable")}
      </Switch>
      <p id={reason} class="status-reason" data-reason={member.status.why.kind}>
        {reasonOfMember(member, app, t)}
      </p>
    </div>
  );
}
