import { useSignal } from "@preact/signals";
import { codeOf } from "../../../shared/hub.js";
import type { TeamMember } from "../../../shared/wire/team.js";
import { useApp, useTexts } from "../../app/context.js";
import { Modal } from "../../parts/modal.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";

/** Disables a member or lets them in again, after saying what happens. */
export function Access({ member }: { member: TeamMember }) {
  const book = useBook();
  const t = useTeamTexts();
  const isAsked = useSignal(false);
  if (!book.mayEdit(member)) return null;
  return (
    <section class="team-group">
      <button
        class={member.disabled ? "button" : "button button-warning"}
        type="button"
        data-access={member.disabled ? "enable" : "disable"}
        onClick={() => (isAsked.value = true)}
      >
        {t(member.disabled ? "member.enable" : "member.disable")}
      </button>
      {isAsked.value && <AccessAsk member={member} onClose={() => (isAsked.value = false)} />}
    </section>
  );
}

function AccessAsk({ member, onClose }: { member: TeamMember; onClose(): void }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const cancel = useTexts()("app.cancel");
  const problem = useSignal<string | null>(null);
  const isBusy = useSignal(false);
  const act = member.disabled ? "enable" : "disable";
  const name = nameOf(member);

  async function confirm() {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      const call = act === "enable" ? "EnableMember" : "DisableMember";
      book.learn((await book.hub.call(call, { member: member.id })).member);
      app.toasts.say(t(act === "enable" ? "member.enabled" : "member.disabled", { name }));
      onClose();
    } catch (why) {
      const code = codeOf(why);
      problem.value = t(code === "last_administrator" ? "member.lastAdministrator" : code === "forbidden" ? "member.forbidden" : "member.failed");
      isBusy.value = false;
    }
  }

  const foot = (
    <>
      <button class="button" type="button" onClick={onClose}>
        {cancel}
      </button>
      <button
        class={act === "disable" ? "button button-danger" : "button button-main"}
        type="button"
        autofocus
        data-confirm
        aria-disabled={isBusy.value ? true : undefined}
        onClick={() => void confirm()}
      >
        {t(`member.${act}`)}
      </button>
    </>
  );
  return (
    <Modal title={t(`member.${act}.title`, { name })} onClose={onClose} foot={foot}>
      <p>{t(`member.${act}.text`)}</p>
      {act === "disable" && <p class="muted">{t("member.disable.keeps")}</p>}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </Modal>
  );
}
