import type { TeamMember } from "../../../shared/wire/team.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useTeamTexts } from "../model/book-context.js";
import { shownDay } from "../model/day-hours.js";
import { weekAddress } from "../model/team-place.js";
import { days, readWeek } from "../model/week-hours.js";

/** A member's hours in words, and the way to change them. */
export function ScheduleNote({ member }: { member: TeamMember }) {
  const t = useTeamTexts();
  const week = readWeek(member.hours);
  const isEmpty = member.hours === "" && member.exceptions.length === 0;
  return (
    <section class="team-group" aria-labelledby="member-schedule">
      <h2 id="member-schedule">{t("member.schedule")}</h2>
      {isEmpty && <p class="muted">{t("member.schedule.none")}</p>}
      {!isEmpty && (
        <dl class="schedule-note" data-hours={member.hours}>
          {days.map(day => (
            <div key={day}>
              <dt>{t(`week.short.${day}`)}</dt>
              <dd class={week?.[day]?.length ? undefined : "muted"}>{shownDay(week?.[day] ?? []) || t("week.hours.none")}</dd>
            </div>
          ))}
        </dl>
      )}
      {member.zone && <p class="muted">{t("member.schedule.zone", { zone: member.zone })}</p>}
      {member.exceptions.length > 0 && <p class="muted">{t("member.schedule.exceptions", { count: member.exceptions.length })}</p>}
      <PlaceLink address={weekAddress([member.id])} class="button" data-edit-week>
        {t("member.schedule.edit")}
      </PlaceLink>
    </section>
  );
}
