import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { TeamMember } from "../../../shared/wire/team.js";
import { useApp } from "../../app/context.js";
import { UnsavedBar } from "../../parts/unsaved-bar.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { differing, followed, formOf, inputOf, isSame, phoneOf, problemOf, type MemberField, type MemberForm } from "../model/member-form.js";
import { refusalOf, type MemberRefusal } from "../model/member-refusal.js";
import { MemberFields } from "./member-fields.js";

/** A member's fields. What is typed survives another's save, its own, and other tabs. */
export function MemberEditor({ member, children }: { member: TeamMember; children: ComponentChildren }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const draft = book.forms.of(member.id);
  const base = draft?.base ?? member;
  const form = { ...formOf(base), ...draft?.form };
  /** Fields that another has changed as well, to something else. */
  const clashing = useSignal<readonly MemberField[]>([]);
  const refusal = useSignal<MemberRefusal | null>(null);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);
  const mayEdit = book.mayEdit(member);

  // While a save is under way the newer member may be its own, and the answer comes with it.
  useEffect(() => {
    if (!draft || isBusy.value || member.version <= base.version) return;
    const [began, newer] = [formOf(base), formOf(member)];
    const typed = followed(form, began, newer);
    const theirs = differing(began, newer);
    clashing.value = differing(typed, newer).filter(field => theirs.includes(field));
    put(typed, member);
  }, [member, base, isBusy.value]);

  function put(next: MemberForm, upon: TeamMember) {
    if (isSame(next, formOf(upon))) book.forms.drop(member.id);
    else book.forms.set(member.id, { form: next, base: upon });
  }

  function set(change: Partial<MemberForm>) {
    const now = book.forms.of(member.id);
    put({ ...(now?.form ?? form), ...change }, now?.base ?? base);
    refusal.value = null;
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy.value || !draft) return;
    const wrong = problemOf(form);
    if (wrong) {
      refusal.value = { field: wrong, text: wrong === "email" ? "member.invalid.email" : "member.invalid.firstName" };
      return self.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    }
    isBusy.value = true;
    refusal.value = null;
    try {
      const answer = await book.hub.call("SaveMember", { member: member.id, version: base.version, ...inputOf(form), ...phoneOf(form, base) });
      const typed = book.forms.of(member.id)?.form ?? form;
      put(followed(typed, form, formOf(answer.member)), answer.member);
      clashing.value = [];
      book.learn(answer.member);
      app.toasts.say(t("member.saved"));
    } catch (why) {
      refusal.value = refusalOf(why);
      // The newer member shows what is in the way.
      if (refusal.value === null) await book.load();
    } finally {
      isBusy.value = false;
    }
  }

  function discard() {
    book.forms.drop(member.id);
    clashing.value = [];
    refusal.value = null;
  }

  const newer = draft ? clashing.value.filter(field => differing(form, formOf(base)).includes(field)) : [];
  return (
    <form ref={self} class="member-form" data-dirty={draft !== null} onSubmit={event => void save(event)} noValidate>
      {newer.length > 0 && (
        <p class="team-warning" role="alert" data-conflict>
          {t("member.conflict")}
        </p>
      )}
      {!mayEdit && <p class="team-warning">{t("member.readOnly")}</p>}
      <MemberFields form={form} base={base} newer={newer} refusal={refusal.value} isReadOnly={!mayEdit} onChange={set} />
      {children}
      {refusal.value && !refusal.value.field && (
        <p class="problem" role="alert" data-refusal>
          {t(refusal.value.text)}
        </p>
      )}
      {draft && (
        <UnsavedBar
          note={t("member.unsaved")}
          discard={t("member.discard")}
          save={t(newer.length ? "member.conflict.overwrite" : "week.save")}
          isBusy={isBusy.value}
          onDiscard={discard}
        />
      )}
    </form>
  );
}
