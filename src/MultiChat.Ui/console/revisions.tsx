import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Id, Revision } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";
import { MessageText } from "./message-text.js";
import { Modal } from "./modal.js";
import { Unfolded } from "./unfolded.js";

/** What an edited message said before, the newest first. */
export function Revisions({ dialog, message }: { dialog: Id; message: Id }) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const revisions = useSignal<readonly Revision[] | null>(null);
  const hasFailed = useSignal(false);
  const unfolded = useMemo(() => new Unfolded(), []);
  const load = () => {
    hasFailed.value = false;
    const asked = desk.live.hub?.call("Revisions", { dialog, id: message }) ?? Promise.reject(new Error("lost"));
    asked.then(
      answer => (revisions.value = [...answer.revisions].sort((one, other) => other.revision - one.revision)),
      () => (hasFailed.value = true),
    );
  };
  useEffect(load, [dialog, message]);
  return (
    <Modal title={t("revisions.title")} onClose={() => (store.revisionsOf.value = null)}>
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
              <time dateTime={revision.at}>{store.times.value.full(revision.at)}</time>
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
