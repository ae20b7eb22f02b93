import type { TeamMember } from "../../../shared/wire/team.js";
import { useTexts } from "../../app/context.js";
import { Modal } from "../../parts/modal.js";
import { useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";

interface Props {
  member: TeamMember;
  send(): Promise<void>;
  onClose(): void;
}

/** Says what a letter takes away from somebody who has a password of their own. */
export function LetterAsk({ member, send, onClose }: Props) {
  const t = useTeamTexts();
  const cancel = useTexts()("app.cancel");
  const foot = (
    <>
      <button class="button" type="button" onClick={onClose}>
        {cancel}
      </button>
      <button
        class="button button-main"
        type="button"
        autofocus
        data-confirm
        onClick={() => {
          onClose();
          void send();
        }}
      >
        {t("way.newPassword")}
      </button>
    </>
  );
  return (
    <Modal title={t("way.ask.title", { name: nameOf(member) })} onClose={onClose} foot={foot}>
      <p>{t("way.ask.text")}</p>
    </Modal>
  );
}
