import { useComputed } from "@preact/signals";
import type { DeskRow, Instant } from "../shared/wire.js";
import { Avatar } from "./avatar.js";
import { useConsole, useTexts } from "./console.js";
import { Icon } from "./icons.js";
import { isOwnLast } from "./rows.js";
import type { ConsoleTexts } from "./texts/index.js";
import { longWait, shortDate, spanOf } from "./when.js";

/** The sheet says the same. */
export const rowHeight = 72;

interface Props {
  row: DeskRow;
  isOpen: boolean;
  /** The keyboard stands here. */
  isActive: boolean;
  position: number;
  count: number;
}

export function Row({ row, isOpen, isActive, position, count }: Props) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const draft = useComputed(() => store.drafts.value.of(row.id).trim().slice(0, 120)).value;
  // Elsewhere there are no pages of the client's to be seen.
  const isOnline = row.channel === "site" ? row.online : undefined;
  const responsible = row.responsible ? store.memberName(row.responsible) : null;
  return (
    <div
      class="row"
      role="option"
      id={`row-${row.id}`}
      data-dialog-id={row.id}
      data-unread={row.unread}
      data-active={isActive}
      aria-selected={isOpen}
      aria-posinset={position}
      aria-setsize={count}
      onClick={() => {
        desk.open(row.id, store.query.peek());
        desk.focusComposer();
      }}
    >
      <Avatar name={row.client.name} size="m" online={isOnline} />
      <div class="row-text">
        <div class="row-line">
          <span class="row-name cut" title={row.client.name}>
            {row.client.name}
          </span>
          <ChannelIcon channel={row.channel} t={t} />
          <span class="row-time">{row.last && <Time key={row.at} at={row.at} />}</span>
        </div>
        <div class="row-line">
          <span class="row-last cut">
            {draft ? (
              <>
                <span class="row-draft">{t("row.draft")}</span> {draft}
              </>
            ) : (
              <Last row={row} t={t} />
            )}
          </span>
          {row.waitingSince && <Waiting since={row.waitingSince} />}
          {store.handed.value.isNews(row, store.me) && <span class="chip" data-handed>{t("row.handed")}</span>}
          {responsible && (
            <span class="row-responsible" title={t("row.responsible", { name: responsible })}>
              <Avatar name={responsible} size="s" />
              <span class="unseen">{t("row.responsible", { name: responsible })}</span>
            </span>
          )}
          {row.unread > 0 && (
            <span class="badge">
              <span aria-hidden="true">{row.unread}</span>
              <span class="unseen">{t("row.unread", { count: row.unread })}</span>
            </span>
          )}
        </div>
      </div>
      {isOnline !== undefined && <span class="unseen">{t(isOnline ? "row.online" : "row.offline")}</span>}
    </div>
  );
}

function Last({ row, t }: { row: DeskRow; t: ConsoleTexts }) {
  const { store } = useConsole();
  if (!row.last) return <>{t("row.none")}</>;
  if (row.last.from === "client") return <>{row.last.text}</>;
  const isOwn = isOwnLast(row, store.me, store.threads.value.get(row.id)?.view.value?.items);
  return (
    <>
      <span class="row-who">{t(isOwn ? "row.you" : "row.operator")}</span> {row.last.text}
    </>
  );
}

export function ChannelIcon({ channel, t }: { channel: string; t: ConsoleTexts }) {
  const name = channel === "site" ? t("channel.site") : t("channel.named", { kind: channel });
  return (
    <span class="channel" title={name}>
      <Icon name={channel === "site" ? "site" : "channel"} size={14} />
      <span class="unseen">{name}</span>
    </span>
  );
}

function Time({ at }: { at: Instant }) {
  const { store } = useConsole();
  const text = useComputed(() => {
    const now = store.today.value;
    const times = store.times.value;
    return times.sameDay(at, now) ? times.time(at) : shortDate(at, now, store.language.value);
  });
  return <time dateTime={at}>{text}</time>;
}

/** Turns to a warning once it is too long: by words and colour both. */
function Waiting({ since }: { since: Instant }) {
  const { store } = useConsole();
  const t = useTexts();
  const span = spanOf(store.now.value - Date.parse(since));
  const isLong = store.now.value - Date.parse(since) >= longWait;
  const text = t(`span.${span.unit}`, { count: span.count });
  return (
    <span class={isLong ? "waiting-time waiting-long" : "waiting-time"} data-waiting={isLong ? "long" : "short"}>
      <Icon name="clock" size={14} />
      <span aria-hidden="true">{text}</span>
      <span class="unseen">{t("row.waiting", { span: text })}</span>
    </span>
  );
}

export const RowSkeleton = () => (
  <div class="list-scroll" aria-busy="true">
    {[62, 48, 70, 55, 40, 66].map(width => (
      <div class="row row-skeleton" key={width} aria-hidden="true">
        <span class="skeleton skeleton-avatar" />
        <span class="row-text">
          <span class="skeleton skeleton-line" style={{ width: `${width}%` }} />
          <span class="skeleton skeleton-line" style={{ width: `${100 - width / 3}%` }} />
        </span>
      </div>
    ))}
  </div>
);
