import type { PendingMessage } from "../../shared/pending.js";
import type { TimeFormat } from "../../shared/time.js";
import type { VisitorItem, VisitorMessage } from "../../shared/wire/visitor.js";
import type { Instant } from "../../shared/wire/wire.js";

export interface MessageRow {
  kind: "message";
  key: string;
  id: string;
  isMine: boolean;
  name?: string;
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
  echoes: readonly VisitorMessage[],
  pending: readonly PendingMessage[],
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
  const add = (message: VisitorMessage) => {
    newDay(message.at);
    const isMine = message.from === "me";
    const goesOn =
      last?.isMine === isMine && last.name === message.name && first && Date.parse(message.at) - Date.parse(first.at) < groupSpan;
    if (goesOn && last) last.endsGroup = false;
    const { id, text, seq, at } = message;
    const row = { kind: "message" as const, key: id, id, isMine, text, seq, at, startsGroup: !goesOn, endsGroup: true };
    last = message.name === undefined ? row : { ...row, name: message.name };
    if (!goesOn) first = row;
    rows.push(last);
  };

  for (const item of items) {
    if (item.kind === "message") add(item.message);
    else if (item.kind !== "edited") {
      newDay(item.at);
      last = undefined;
      const key = `${item.kind} ${item.eventSeq}`;
      rows.push(item.kind === "joined" ? { kind: "joined", key, name: item.name } : { kind: "closed", key });
    }
  }
  for (const echo of echoes) add(echo);
  for (const { id, text } of pending) {
    const goesOn = last?.isMine === true && last.seq === undefined;
    last = { kind: "message", key: id, id, isMine: true, text, startsGroup: !goesOn, endsGroup: true };
    rows.push(last);
  }
  return rows;
}
