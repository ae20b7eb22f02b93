import { Component } from "preact";
import type { Delivery } from "../../../shared/delivery.js";
import { partsOf } from "../../../shared/links/parts.js";
import { headOf, mostShown } from "../../../shared/long-text.js";
import type { TimeFormat } from "../../../shared/time.js";
import type { MessageRow } from "../rows.js";
import type { PanelTexts } from "../texts.js";
import { Avatar } from "./avatar.js";
import { ClockIcon, ErrorIcon, TickIcon, TwoTicksIcon } from "./icons.js";
import { Words } from "./words.js";

export interface MessageActions {
  resend(id: string): void;
  remove(id: string, text: string): void;
  /** The messages whose long texts somebody has asked to see whole. */
  readonly wholes: Set<string>;
  /** Where the operators' photos are. */
  readonly photos: string;
  redraw(): void;
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
        {row.startsGroup && row.name && <Avatar name={row.name} photo={row.photo} photos={actions.photos} />}
        {overdue ? (
          <button type="button" class="disc" tabIndex={-1} aria-hidden="true" title={t("again")} onClick={again} data-mark>
            <ErrorIcon />
          </button>
        ) : (
          delivery && <Mark state={delivery.state} t={t} />
        )}
        <div class="bubble" dir="auto" translate={true}>
          {row.isRequest && <strong data-request>{t("requestTitle")}</strong>}
          <Text text={row.text} isWhole={actions.wholes.has(row.id)} unfold={() => (actions.wholes.add(row.id), actions.redraw())} t={t} />
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

interface TextProps {
  text: string;
  isWhole: boolean;
  unfold(): void;
  t: PanelTexts;
}

class Text extends Component<TextProps> {
  override shouldComponentUpdate({ text, isWhole, t }: TextProps) {
    return text !== this.props.text || isWhole !== this.props.isWhole || t !== this.props.t;
  }

  override render({ text, isWhole, unfold, t }: TextProps) {
    // Of a folded text only what may be shown is looked through, with room for the link that its end may stand in.
    const parts = partsOf(isWhole ? text : text.slice(0, 2 * mostShown.units));
    const head = isWhole ? null : headOf(text, parts);
    // Another text is another element: see Words.
    return (
      <span key={isWhole + text}>
        {(head ?? parts).map(part =>
          typeof part === "string" ? (
            part
          ) : (
            <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          ),
        )}
        {head && (
          <>
            {"… "}
            <button type="button" class="link" data-whole onClick={unfold}>
              {t("whole")}
            </button>
          </>
        )}
      </span>
    );
  }
}
