/** Beside an own message. `overdue` is the error mark. */
export type Delivery =
  | { state: "sending" | "accepted" | "delivered" | "read" }
  | { state: "overdue"; reason: "offline" | "noAnswer" | "visitorLeft" | "visitorOffline" };

/** What the host says of its deadlines. */
export interface DeliveryLimits {
  deliverySeconds?: number;
  leftSeconds?: number;
}

/** A message without an answer has so many milliseconds until the mark, and so has one that was accepted but not delivered. */
export const deadlineOf = (limits: DeliveryLimits | undefined): number => (limits?.deliverySeconds ?? 5) * 1_000;

/** The visitor counts as gone when every page of theirs said goodbye so many milliseconds ago. */
export const goneAfter = (limits: DeliveryLimits | undefined): number => (limits?.leftSeconds ?? 3) * 1_000;

/** No answer yet. `sentAgo`: milliseconds since the person sent it, or sent it again. */
export function deliveryOfPending(sentAgo: number, browserIsOnline: boolean, limits?: DeliveryLimits): Delivery {
  if (sentAgo < deadlineOf(limits)) return { state: "sending" };
  return { state: "overdue", reason: browserIsOnline ? "noAnswer" : "offline" };
}

/** A visitor's message that the host accepted. */
export function deliveryToDesk(message: { seq: number }, marks: { read: number }): Delivery {
  return { state: message.seq <= marks.read ? "read" : "accepted" };
}

export interface VisitorFacts {
  marks: { visitorDelivered: number; visitorRead: number };
  /** Milliseconds since the send or resend by the page that sent; other views count from `message.at` to the server's now. */
  sentAgo: number;
  /** Milliseconds since the last page of the visitor said goodbye, null while one is there or none said it. */
  leftAgo: number | null;
  limits?: DeliveryLimits | undefined;
}

/** An operator's message that the host accepted, on a channel that tells what arrives. */
export function deliveryToVisitor(message: { seq: number; eventSeq: number }, facts: VisitorFacts): Delivery {
  if (message.seq <= facts.marks.visitorRead) return { state: "read" };
  if (message.eventSeq <= facts.marks.visitorDelivered) return { state: "delivered" };
  if (facts.sentAgo < deadlineOf(facts.limits)) return { state: "accepted" };
  const left = facts.leftAgo !== null && facts.leftAgo >= goneAfter(facts.limits);
  return { state: "overdue", reason: left ? "visitorLeft" : "visitorOffline" };
}

const final = new Set([
  "malformed",
  "unknown_field",
  "message_conflict",
  "nobody_available",
  "responsible_changed",
  "dialog_archived",
  "forbidden",
  "not_found",
  "channel_cannot_send",
  "invalid_field",
  "contact_needed",
  "consent_needed",
]);

/** The host will never accept this message: its text goes back to the person. Everything else is tried again. */
export const isRejection = (code: string): boolean => final.has(code) || code.startsWith("text_");
