import { useBook, useTeamTexts } from "../model/book-context.js";
import { formOf, rightNames, type NameField } from "../model/member-form.js";
import { FieldNotes, type FieldsProps } from "./field-notes.js";
import { GroupsField } from "./groups-field.js";
import { Ticks } from "./ticks.js";

/** Who they are, what they may do, which groups they are of. */
export function MemberFields(props: FieldsProps) {
  const { form, base, isReadOnly, onChange } = props;
  const book = useBook();
  const t = useTeamTexts();
  const rights = rightNames.filter(right => right !== "administrator" || book.isAdministrator || form.rights.includes(right));
  const losesDesk = base !== null && worksAtDesk(base.rights) && !worksAtDesk(form.rights);
  return (
    <>
      <section class="team-group" aria-labelledby="member-data">
        <h2 id="member-data">{t("member.data")}</h2>
        <TextField {...props} field="firstName" />
        <TextField {...props} field="lastName" />
        {base?.phone !== undefined && <TextField {...props} field="phone" />}
        {base ? (
          <div class="field">
            <span class="field-label">{t("member.email")}</span>
            <span class="field-said">{base.email}</span>
          </div>
        ) : (
          <TextField {...props} field="email" />
        )}
      </section>
      <Ticks
        legend={t("member.rights")}
        name="rights"
        choices={rights.map(right => ({
          id: right,
          label: t(`right.${right}`),
          note: t(`right.${right}.note`),
          isOff: isReadOnly || (right === "administrator" && !book.isAdministrator),
        }))}
        chosen={form.rights}
        onChange={chosen => onChange({ rights: chosen })}
      >
        {losesDesk && (
          <p class="team-warning" role="status">
            {t("member.rights.letsGo")}
          </p>
        )}
        {!book.isAdministrator && <p class="muted">{t("member.rights.onlyAdministrator")}</p>}
        <FieldNotes {...props} field="rights" now={rightNames.filter(right => base?.rights.includes(right)).map(right => t(`right.${right}`)).join(", ")} />
      </Ticks>
      <GroupsField {...props} />
    </>
  );
}

const worksAtDesk = (rights: readonly string[]) => rights.includes("operator") || rights.includes("administrator");

const fieldKinds = {
  firstName: { type: "text", inputMode: "text" },
  lastName: { type: "text", inputMode: "text" },
  phone: { type: "tel", inputMode: "tel" },
  email: { type: "email", inputMode: "email" },
} as const;

function TextField(props: FieldsProps & { field: NameField | "phone" | "email" }) {
  const { form, base, field, refusal, isReadOnly, onChange } = props;
  const t = useTeamTexts();
  const isWrong = refusal?.field === field;
  return (
    <div class="field">
      <label for={`member-${field}`}>{t(`member.${field}`)}</label>
      <input
        id={`member-${field}`}
        class="input"
        name={field}
        {...fieldKinds[field]}
        autocomplete="off"
        spellcheck={false}
        readOnly={isReadOnly}
        placeholder={field === "lastName" ? t("member.lastName.none") : undefined}
        required={field === "firstName" || field === "email"}
        value={form[field]}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `member-${field}-problem` : undefined}
        onInput={event => onChange({ [field]: event.currentTarget.value })}
      />
      <FieldNotes {...props} now={base ? formOf(base)[field] : ""} />
    </div>
  );
}
