import { useMemo, useState } from "preact/hooks";
import type { Delivery } from "../../../shared/delivery.js";
import { partsOf } from "../../../shared/links/parts.js";
import type { TimeFormat } from "../../../shared/time.js";
import type { MessageRow } from "../rows.js";
import type { PanelTexts } from "../texts.js";
import { headOf } from "../head-of.js";
import { ClockIcon, ErrorIcon, TickIcon, TwoTicksIcon } from "./icons.js";
import { Words } from "./words.js";

export interface MessageActions {
  resend(id: string): void;
  remove(id: string, text: string): void;
}

interface Props {
  row: MessageRow;
  delivery: Delivery | undefined;
  t: PanelTexts;
  format: TimeFormat;
  actions: MessageActions;
}

export function Message({ row, delivery, t, format, actions }: Props) {
  const overdue = delivery?.state === "overdue" ? delivery : undefined;
  const reason = overdue?.reason === "offline" ? "offline" : "noAnswer";
  const again = () => actions.resend(row.id);
  return (
    <li
      class={`message ${row.isMine ? "mine" : "theirs"}${row.startsGroup ? " starts" : ""}`}
      data-message-id={row.id}
      data-from={row.isMine ? "me" : "operator"}
      data-state={delivery && stateName[delivery.state]}
      data-reason={overdue?.reason}
    >
      {row.startsGroup && row.name && (
        <span class="name" dir="auto">
          {row.name}
        </span>
      )}
      {row.isMine && <span class="unseen">{t("me")}:</span>}
      <div class="line">
        {overdue ? (
          <button type="button" class="disc" tabIndex={-1} aria-hidden="true" title={t("again")} onClick={again} data-mark>
            <ErrorIcon />
          </button>
        ) : (
          delivery && <Mark state={delivery.state} t={t} />
        )}
        <div class="bubble" dir="auto" translate={true}>
          <Text text={row.text} t={t} />
        </div>
      </div>
      {overdue && (
        <div class="problem">
          <Words text={t(reason)} />
          <button type="button" class="link" onClick={again}>
            {t("again")}
          </button>
          <button type="button" class="link" onClick={() => actions.remove(row.id, row.text)}>
            {t("remove")}
          </button>
        </div>
      )}
      {row.endsGroup && row.at && (
        <time class="at" dateTime={row.at} title={format.full(row.at)}>
          {format.time(row.at)}
        </time>
      )}
    </li>
  );
}

const stateName = { sending: "sending", accepted: "sent", delivered: "sent", read: "read", overdue: "error" } as const;

function Mark({ state, t }: { state: Delivery["state"]; t: PanelTexts }) {
  const [Icon, key] =
    state === "sending" ? [ClockIcon, "sending" as const] : state === "read" ? [TwoTicksIcon, "read" as const] : [TickIcon, "accepted" as const];
  return (
    <span class="mark" role="img" aria-label={t(key)} title={t(key)}>
      <Icon />
    </span>
  );
}

function Text({ text, t }: { text: string; t: PanelTexts }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? text : headOf(text);
  // The same element is not looked at again, and another text is another element: see Words.
  return useMemo(
    () => (
      <span key={shown}>
        {partsOf(shown).map(part =>
          typeof part === "string" ? (
            part
          ) : (
            <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          ),
        )}
        {shown !== text && (
          <>
            {"… "}
            <button type="button" class="link" data-whole onClick={() => setWhole(true)}>
              {t("whole")}
            </button>
          </>
        )}
      </span>
    ),
    [text, shown, t],
  );
}
