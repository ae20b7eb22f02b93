import { ClassChoice } from "./class-choice.js";
import { CloseAsk } from "./close-ask.js";
import { HandOver } from "./hand-over.js";
import { useDesk } from "./model/desk.js";
import { Revisions } from "./thread/revisions.js";

/** The dialogs of the desk. */
export function DeskDialogs() {
  const { store } = useDesk();
  const close = () => store.closeDialogs();
  const thread = store.thread.value;
  return (
    <>
      {store.overlay.value === "handOver" && thread && <HandOver dialog={thread.id} onClose={close} />}
      {store.overlay.value === "close" && thread && <CloseAsk dialog={thread.id} onClose={close} />}
      {store.classifying.value && <ClassChoice dialog={store.classifying.value} onClose={close} />}
      {store.revisionsOf.value && <Revisions {...store.revisionsOf.value} onClose={close} />}
    </>
  );
}
