import type { TeamMember } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { formOf, type MemberField, type MemberForm } from "../model/member-form.js";
import type { MemberRefusal } from "../model/member-refusal.js";
import { sendLetter } from "../model/send-letter.js";
import { memberAddress } from "../model/team-place.js";
import { wayIn } from "../model/way-in.js";

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
          {refusal.other && <TakenBy other={refusal.other} />}
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

/** The way to whoever has the e-mail, and a letter where that is what they miss. */
function TakenBy({ other }: { other: Id }) {
  const book = useBook();
  const t = useTeamTexts();
  const member = book.find(other);
  const way = member && wayIn(member, { letters: book.letters.value, isAdministrator: book.isAdministrator });
  return (
    <>
      <PlaceLink address={memberAddress(other)} class="link-button">
        {t("member.emailTaken.open")}
      </PlaceLink>{" "}
      {member && way?.letter && !way.mustAsk && book.mayEdit(member) && (
        <button class="link-button" type="button" data-send-letter onClick={() => void sendLetter(book, member)}>
          {t(way.letter)}
        </button>
      )}
    </>
  );
}
