import type { TeamMember } from "../../../shared/wire/team.js";
import { useApp } from "../../app/context.js";
import { Avatar } from "../../parts/avatar.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { reasonOfMember } from "../model/member-reason.js";
import { rightNames } from "../model/member-form.js";
import { weekName } from "../model/week-draft.js";
import { nameOf } from "../model/name-of.js";
import { memberAddress } from "../model/team-place.js";

interface Props {
  member: TeamMember;
  isOpen: boolean;
  isTicked: boolean;
  onTick(isOn: boolean): void;
}

/** A row of the list: a link to the member, and a box beside it to pick several. */
export function Person({ member, isOpen, isTicked, onTick }: Props) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const name = nameOf(member);
  const rights = rightNames.filter(right => member.rights.includes(right)).map(right => t(`right.${right}`));
  const isOperator = member.rights.includes("operator") || member.rights.includes("administrator");
  const isUnsaved = book.forms.of(member.id) !== null || book.weeks.of(weekName([member.id])) !== null;
  const hasStatus = isOperator && !member.disabled;
  const status = hasStatus
    ? [app.texts.value(member.status.available ? "status.available" : "status.unavailable"), reasonOfMember(member, app, t)].filter(Boolean).join(" · ")
    : "";
  return (
    <li class="person" data-member-row={member.id} data-disabled={member.disabled} data-available={member.status.available && !member.disabled}>
      <label class="person-tick">
        <input type="checkbox" checked={isTicked} aria-label={t("people.tick", { name })} onChange={event => onTick(event.currentTarget.checked)} />
      </label>
      <PlaceLink address={memberAddress(member.id)} class="person-link" aria-current={isOpen ? "page" : undefined}>
        <Avatar name={name} size="m" photo={member.photo} online={hasStatus ? member.status.available : undefined} />
        <span class="person-text">
          <span class="person-line">
            <span class="person-name cut" dir="auto">
              {name}
            </span>
            {isUnsaved && <span class="chip chip-unsaved">{t("people.unsaved")}</span>}
          </span>
          <span class="person-note cut">{rights.join(", ") || t("people.noRights")}</span>
          {member.disabled && <span class="person-note cut">{t("people.off")}</span>}
          {status && (
            <span class="person-note" data-status>
              {status}
            </span>
          )}
        </span>
      </PlaceLink>
    </li>
  );
}
