import type { TeamMember } from "../../../shared/wire/team.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useTeamTexts } from "../model/book-context.js";
import { formOf, type MemberField, type MemberForm } from "../model/member-form.js";
import type { MemberRefusal } from "../model/member-refusal.js";
import { memberAddress } from "../model/team-place.js";

export interface FieldsProps {
  form: MemberForm;
  /** Null for somebody who is to be added. */
  base: TeamMember | null;
  /** Fields that say something else now than what is typed. */
  newer: readonly MemberField[];
  refusal: MemberRefusal | null;
  isReadOnly: boolean;
  onChange(change: Partial<MemberForm>): void;
}

/** What is wrong with a field, and what another has put into it meanwhile. */
export function FieldNotes({ field, newer, refusal, base, now, onChange }: FieldsProps & { field: MemberField; now: string }) {
  const t = useTeamTexts();
  const isWrong = refusal?.field === field;
  return (
    <>
      {isWrong && (
        <p id={`member-${field}-problem`} class="problem" role="alert" data-problem={field}>
          {t(refusal.text)}{" "}
          {refusal.other && (
            <PlaceLink address={memberAddress(refusal.other)} class="link-button">
              {t("member.emailTaken.open")}
            </PlaceLink>
          )}
        </p>
      )}
      {base && newer.includes(field) && (
        <p class="team-now" data-now={field}>
          <span dir="auto">{t("member.conflict.now", { value: now || t("member.conflict.empty") })}</span>
          <button class="link-button" type="button" onClick={() => onChange({ [field]: formOf(base)[field] })}>
            {t("member.conflict.take")}
          </button>
        </p>
      )}
    </>
  );
}
