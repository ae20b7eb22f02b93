import type { Delivery } from "../../../shared/delivery.js";
import { useTexts } from "../../app/context.js";
import { MarkIcon } from "../../parts/icons.js";

type Overdue = Extract<Delivery, { state: "overdue" }>;

const reasons = {
  offline: "offline",
  noAnswer: "no-answer",
  visitorLeft: "visitor-left",
  visitorOffline: "visitor-offline",
} as const;

export const stateAttribute = ({ state }: Delivery): "sending" | "accepted" | "delivered" | "read" | "error" =>
  state === "overdue" ? "error" : state;

export const reasonAttribute = (delivery: Delivery): string | undefined =>
  delivery.state === "overdue" ? reasons[delivery.reason] : undefined;

interface Props<D> {
  delivery: D;
  /** Null for a colleague's message: only its author can send it again. */
  onResend: (() => void) | null;
}

export function Mark({ delivery, onResend }: Props<Delivery>) {
  const t = useTexts();
  if (delivery.state !== "overdue") {
    const name = t(`mark.${delivery.state}`);
    return (
      <span class="mark" title={name}>
        <MarkIcon state={delivery.state} />
        <span class="unseen">{name}</span>
      </span>
    );
  }
  const why = t(`reason.${delivery.reason}`);
  if (!onResend) {
    return (
      <span class="mark" title={why}>
        <MarkIcon state="error" />
      </span>
    );
  }
  return (
    <button class="mark mark-button" type="button" title={why} aria-label={`${why}. ${t("message.resend")}`} onClick={onResend}>
      <MarkIcon state="error" />
    </button>
  );
}

export function ErrorReason({ delivery, onResend }: Props<Overdue>) {
  const t = useTexts();
  return (
    <span class="reason" role="status">
      {t(`reason.${delivery.reason}`)}
      {onResend && (
        <button class="link-button" type="button" onClick={onResend}>
          {t("message.resend")}
        </button>
      )}
    </span>
  );
}
