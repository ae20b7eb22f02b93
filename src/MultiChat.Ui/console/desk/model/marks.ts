import { deadlineOf, deliveryToVisitor, goneAfter, type Delivery, type DeliveryLimits } from "../../../shared/delivery.js";
import type { DeskItem, DeskMarks, DeskMessage, Presence } from "../../../shared/wire/thread.js";

/** What the mark beside an operator's message depends on. */
export interface MarkFacts {
  marks: DeskMarks;
  presence: Presence;
  receipts: boolean;
  /** The host's now. */
  now: number;
  /** This page's steady clock. */
  steady: number;
  /** When this page sent or sent again, by the steady clock. */
  sentAt: ReadonlyMap<string, number>;
  limits?: DeliveryLimits | undefined;
}

const leftAgo = ({ presence, now }: MarkFacts): number | null =>
  presence.online || !presence.leftAt ? null : Math.max(0, now - Date.parse(presence.leftAt));

function sentAgo(message: DeskMessage, facts: MarkFacts): number {
  const sent = facts.sentAt.get(message.id);
  return sent === undefined ? Math.max(0, facts.now - Date.parse(message.at)) : facts.steady - sent;
}

/** Null where the channel does not tell what arrives: nothing stands beside the message then. */
export const deliveryOf = (message: DeskMessage, facts: MarkFacts): Delivery | null =>
  facts.receipts
    ? deliveryToVisitor(message, {
        marks: facts.marks,
        sentAgo: sentAgo(message, facts),
        leftAgo: leftAgo(facts),
        limits: facts.limits,
      })
    : null;

/** Milliseconds until some mark changes by time alone, null where none will. */
export function nextMark(items: readonly DeskItem[], tail: readonly DeskMessage[], facts: MarkFacts): number | null {
  if (!facts.receipts) return null;
  let next = Infinity;
  const look = (message: DeskMessage) => {
    if (message.from !== "operator") return;
    const left = deadlineOf(facts.limits) - sentAgo(message, facts);
    if (left > 0) next = Math.min(next, left);
  };
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (item.kind !== "message") continue;
    if (item.message.eventSeq <= facts.marks.visitorDelivered) break;
    look(item.message);
  }
  tail.forEach(look);
  const gone = leftAgo(facts);
  const stays = goneAfter(facts.limits);
  if (gone !== null && gone < stays) next = Math.min(next, stays - gone);
  return next === Infinity ? null : next;
}
