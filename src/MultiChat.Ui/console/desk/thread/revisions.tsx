import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Revision } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { MessageText } from "./message-text.js";
import { Modal } from "../../parts/modal.js";
import { Unfolded } from "../model/unfolded.js";

/** What an edited message said before, the newest first. */
export function Revisions({ dialog, message, onClose }: { dialog: Id; message: Id; onClose(): void }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const revisions = useSignal<readonly Revision[] | null>(null);
  const hasFailed = useSignal(false);
  const unfolded = useMemo(() => new Unfolded(), []);
  const load = () => {
    hasFailed.value = false;
    const asked = desk.app.hub?.call("Revisions", { dialog, id: message }) ?? Promise.reject(new Error("lost"));
    asked.then(
      answer => (revisions.value = [...answer.revisions].sort((one, other) => other.revision - one.revision)),
      () => (hasFailed.value = true),
    );
  };
  useEffect(load, [dialog, message]);
  return (
    <Modal title={t("revisions.title")} onClose={onClose}>
      {hasFailed.value && (
        <button class="button" type="button" onClick={load}>
          {t("app.retry")}
        </button>
      )}
      {!revisions.value && !hasFailed.value && <span class="skeleton skeleton-line" />}
      <ol class="revisions">
        {revisions.value?.map((revision, index) => (
          <li key={revision.revision} data-revision={revision.revision}>
            <p class="revision-when">
              {index === 0 && <span class="chip">{t("revisions.now")}</span>}
              <time dateTime={revision.at}>{store.app.times.value.full(revision.at)}</time>
            </p>
            <p class="revision-text" dir="auto">
              <MessageText message={revision} name={`${revision.revision}`} unfolded={unfolded} />
            </p>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
