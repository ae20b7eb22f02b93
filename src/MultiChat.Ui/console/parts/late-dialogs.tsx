import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../app/context.js";
import type { Late } from "../app/late.js";
import { whenIdle } from "../app/when-idle.js";
import { LateFields } from "./late-fields.js";
import { Modal } from "./modal.js";

interface Props {
  late: Late<ComponentType>;
  /** Whether one of them is called for. */
  isWanted: boolean;
  onClose(): void;
}

/** Dialogs that are fetched once the page is at rest. Until they have come an empty one stands for whichever is called for, and has the keys to itself. */
export function LateDialogs({ late, isWanted, onClose }: Props) {
  const t = useTexts();
  useEffect(() => whenIdle(() => void late.load()), [late]);
  const Dialogs = late.found;
  if (Dialogs) return <Dialogs />;
  return isWanted ? (
    <Modal title={t("app.loading")} onClose={onClose}>
      <LateFields late={late} />
    </Modal>
  ) : null;
}
