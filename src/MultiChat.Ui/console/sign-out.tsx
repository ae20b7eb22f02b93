import { useSignal } from "@preact/signals";
import { useConsole, useTexts } from "./console.js";
import { Modal } from "./modal.js";

export function SignOut({ onClose }: { onClose(): void }) {
  const desk = useConsole();
  const t = useTexts();
  const isBusy = useSignal(false);
  const { drafts, pending } = desk.kept;

  async function leave() {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await desk.signOut();
    } catch {
      isBusy.value = false;
      desk.store.toasts.say(t("signOut.failed"));
    }
  }

  return (
    <Modal
      title={t("signOut.title")}
      onClose={onClose}
      foot={
        <>
          <button class="button" type="button" autofocus onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button class={drafts + pending ? "button button-danger" : "button button-main"} type="button" data-sign-out onClick={() => void leave()}>
            {t("signOut")}
          </button>
        </>
      }
    >
      {drafts > 0 && <p>{t("signOut.drafts", { count: drafts })}</p>}
      {pending > 0 && <p class="problem">{t("signOut.pending", { count: pending })}</p>}
      {drafts + pending === 0 && <p>{t("signOut.clean")}</p>}
    </Modal>
  );
}
