import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { UnsavedBar } from "../../parts/unsaved-bar.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { emptyForm, inputOf, isSame, problemOf, type MemberForm } from "../model/member-form.js";
import { refusalOf, type MemberRefusal } from "../model/member-refusal.js";
import { nameOf } from "../model/name-of.js";
import { memberAddress } from "../model/team-place.js";
import { MemberFields } from "./member-fields.js";
import { PaneHead } from "./pane-head.js";

const draftName = "new";

/** Somebody who is to be added. */
export function NewMember() {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const draft = book.forms.of(draftName);
  const form = draft?.form ?? emptyForm;
  const refusal = useSignal<MemberRefusal | null>(null);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);
  useEffect(() => self.current?.querySelector<HTMLElement>("input")?.focus(), []);

  function set(change: Partial<MemberForm>) {
    const next = { ...(book.forms.of(draftName)?.form ?? form), ...change };
    if (isSame(next, emptyForm)) book.forms.drop(draftName);
    else book.forms.set(draftName, { form: next, base: null });
    refusal.value = null;
  }

  async function add(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    const wrong = problemOf(form);
    if (wrong) {
      refusal.value = { field: wrong, text: wrong === "firstName" ? "member.invalid.firstName" : form.email.trim() ? "member.invalid.email" : "member.missing.email" };
      return self.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    }
    isBusy.value = true;
    refusal.value = null;
    try {
      const { member } = await book.hub.call("AddMember", { email: form.email.trim(), ...inputOf(form) });
      book.learn(member);
      book.forms.drop(draftName);
      const needsLink = !book.letters.value && member.access?.state === "none";
      app.toasts.say(t(needsLink ? "member.added.noLetter" : "member.added", { name: nameOf(member) }));
      app.places.go(memberAddress(member.id), { replace: true });
      requestAnimationFrame(() => {
        const find = (part: string) => document.querySelector<HTMLElement>(`[data-member="${member.id}"] ${part}`);
        ((needsLink && find("[data-make-link]")) || find("h1"))?.focus();
      });
    } catch (why) {
      refusal.value = refusalOf(why) ?? { text: "member.failed" };
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <section class="team-main" aria-label={t("member.new")} data-member="new">
      <PaneHead title={t("member.new")} />
      <div class="team-scroll">
        <div class="team-form">
          <form ref={self} class="member-form" data-dirty={draft !== null} onSubmit={event => void add(event)} noValidate>
            <MemberFields form={form} base={null} newer={[]} refusal={refusal.value} isReadOnly={false} onChange={set} />
            {refusal.value && !refusal.value.field && (
              <p class="problem" role="alert" data-refusal>
                {t(refusal.value.text)}
              </p>
            )}
            {draft && (
              <UnsavedBar
                note={t("member.unsaved")}
                discard={t("member.discard")}
                save={t("member.add")}
                isBusy={isBusy.value}
                onDiscard={() => book.forms.drop(draftName)}
              />
            )}
          </form>
        </div>
      </div>
    </section>
  );
}
