import type { TimeFormat } from "../../shared/time.js";
import type { VisitorItem } from "../../shared/wire/visitor.js";
import type { Instant } from "../../shared/wire/wire.js";
import type { Echo, OwnMessage } from "./own-messages.js";

export interface MessageRow {
  kind: "message";
  key: string;
  id: string;
  isMine: boolean;
  isRequest?: boolean | undefined;
  name?: string | undefined;
  /** The author's, by its hash. */
  photo?: string | undefined;
  text: string;
  /** None yet while the host has not accepted it. */
  seq?: number;
  at?: Instant;
  startsGroup: boolean;
  endsGroup: boolean;
}

export type Row =
  | MessageRow
  | { kind: "day"; key: string; label: string }
  | { kind: "joined"; key: string; name: string }
  | { kind: "closed"; key: string };

const groupSpan = 5 * 60_000;

/** What the list shows, oldest first: the log, then what the log has not brought yet, then what is on its way. */
export function rowsOf(
  items: readonly VisitorItem[],
  echoes: readonly Echo[],
  pending: readonly OwnMessage[],
  format: TimeFormat,
  now: number,
): Row[] {
  const rows: Row[] = [];
  let day: Instant | undefined;
  let first: (MessageRow & { at: Instant }) | undefined;
  let last: MessageRow | undefined;

  const newDay = (at: Instant) => {
    if (day && format.sameDay(day, at)) return;
    day = at;
    last = undefined;
    rows.push({ kind: "day", key: `day ${at}`, label: format.day(at, now) });
  };
  const add = (message: Echo) => {
    const { id, from, name, photo, text, seq, at, isRequest } = message;
    newDay(at);
    const isMine = from === "me";
    const goesOn =
      last?.isMine === isMine && last.name === name && !last.isRequest && !isRequest && first && Date.parse(at) - Date.parse(first.at) < groupSpan;
    if (goesOn && last) last.endsGroup = false;
    const row = { kind: "message" as const, key: id, id, isMine, isRequest, name, photo, text, seq, at, startsGroup: !goesOn, endsGroup: true };
    if (!goesOn) first = row;
    rows.push((last = row));
  };

  for (const item of items) {
    if (item.kind === "message") add(item.message);
    else if (item.kind === "request") add({ ...item.message, isRequest: true });
    else if (item.kind !== "edited") {
      newDay(item.at);
      last = undefined;
      const key = `${item.kind} ${item.eventSeq}`;
      rows.push(item.kind === "joined" ? { kind: "joined", key, name: item.name } : { kind: "closed", key });
    }
  }
  for (const echo of echoes) add(echo);
  for (const { id, text, request } of pending) {
    const goesOn = last?.isMine === true && last.seq === undefined;
    last = { kind: "message", key: id, id, isMine: true, isRequest: !!request, text, startsGroup: !goesOn, endsGroup: true };
    rows.push(last);
  }
  return rows;
}
