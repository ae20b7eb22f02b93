import { useSignal } from "@preact/signals";
import { useApp, useTexts } from "../app/context.js";
import { Modal } from "../parts/modal.js";
import { useShell } from "./shell-context.js";

export function SignOut({ onClose }: { onClose(): void }) {
  const app = useApp();
  const shell = useShell();
  const t = useTexts();
  const isBusy = useSignal(false);
  const { drafts, pending } = shell.kept;

  async function leave() {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await shell.signOut();
    } catch {
      isBusy.value = false;
      app.toasts.say(t("signOut.failed"));
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
