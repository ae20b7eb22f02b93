import { useComputed } from "@preact/signals";
import type { DeskRow, Hit } from "../../../shared/wire/rows.js";
import type { Id, Instant } from "../../../shared/wire/wire.js";
import { useTexts } from "../../app/context.js";
import { longWait, shortDate, spanOf } from "../../app/when.js";
import { Avatar } from "../../parts/avatar.js";
import { Icon } from "../../parts/icons.js";
import { PlaceLink } from "../../parts/place-link.js";
import type { ConsoleTexts } from "../../texts/index.js";
import { useDesk } from "../model/desk.js";
import { dialogAddress } from "../model/desk-place.js";
import { isOwnLast } from "../model/rows.js";
import { rangesIn, waysOf } from "../model/search-query.js";
import { ChannelIcon } from "../../parts/channel-icon.js";
import { memo } from "../../parts/memo.js";
import { Marked } from "../thread/marked.js";

/** In the browser's own font size, so that it acts; the sheet says the same. */
const rowHeightInRem = 3.75;

export const rowHeight = (): number => rowHeightInRem * parseFloat(getComputedStyle(document.documentElement).fontSize);

interface Props {
  row: DeskRow;
  /** The line that a search found here, and what it looked for. */
  hit: Hit | undefined;
  words: string;
  isOpen: boolean;
  /** The keyboard stands here. */
  isActive: boolean;
  position: number;
  count: number;
  onOpen(dialog: Id): void;
}

/** Shows what differs from row to row, and nothing that is the same on each. */
export const Row = memo(function Row({ row, hit, words, isOpen, isActive, position, count, onOpen }: Props) {
  const desk = useDesk();
  const t = useTexts();
  const { store, app } = desk;
  const searched = hit ? waysOf(words).flat() : [];
  const draft = useComputed(() => store.drafts.value.of(row.id).trim().slice(0, 120)).value;
  const isOnline = row.channel === "site" && row.online;
  const others = row.responsible && row.responsible !== app.me ? app.team.memberName(row.responsible) : null;
  return (
    <PlaceLink
      address={dialogAddress(row.id, hit?.message)}
      onGo={() => onOpen(row.id)}
      class="row"
      role="option"
      tabIndex={-1}
      id={`row-${row.id}`}
      data-dialog-id={row.id}
      data-unread={row.unread}
      data-active={isActive}
      aria-selected={isOpen}
      aria-posinset={position}
      aria-setsize={count}
    >
      <Avatar name={row.client.name} size="m" online={isOnline || undefined} />
      <span class="row-text">
        <span class="row-line">
          <span class="row-name cut" title={row.client.name} dir="auto">
            {row.client.name}
          </span>
          {store.channels.value > 1 && <ChannelIcon channel={row.channel} />}
          {hit ? (
            <span class="row-time">
              <Time at={hit.at} />
            </span>
          ) : (
            row.last && (
              <span class="row-time">
                <Time key={row.at} at={row.at} />
              </span>
            )
          )}
        </span>
        <span class="row-line">
          <span class="row-last cut">
            {hit ? (
              <bdi>
                <Marked text={aroundMatch(hit.text, searched)} words={searched} />
              </bdi>
            ) : draft ? (
              <>
                <span class="row-draft">{t("row.draft")}</span> <bdi>{draft}</bdi>
              </>
            ) : (
              <Last row={row} t={t} />
            )}
          </span>
          {row.class && (
            <span class="chip row-class cut" data-class={row.class} title={app.team.className(row.class)}>
              <span class="unseen">{t("class.title")}: </span>
              {app.team.className(row.class)}
            </span>
          )}
          {!hit && row.waitingSince && <Waiting since={row.waitingSince} />}
          {store.handed.value.isNews(row, app.me) && (
            <span class="chip" data-handed>
              {t("row.handed")}
            </span>
          )}
          {!hit && row.status === "open" && row.responsible === null && (
            <span class="nobodys" data-nobodys title={t("row.nobodys")}>
              <Icon name="mine" size={14} />
              <span class="unseen">{t("row.nobodys")}</span>
            </span>
          )}
          {others && row.status === "open" && (
            <span class="row-responsible" title={t("row.responsible", { name: others })}>
              <Avatar name={others} size="s" photo={app.team.find(row.responsible!)?.photo} />
              <span class="unseen">{t("row.responsible", { name: others })}</span>
            </span>
          )}
          {row.unread > 0 && (
            <span class="badge">
              <span aria-hidden="true">{row.unread}</span>
              <span class="unseen">{t("row.unread", { count: row.unread })}</span>
            </span>
          )}
        </span>
      </span>
      {isOnline && <span class="unseen">{t("row.online")}</span>}
    </PlaceLink>
  );
});

/** How much of a line stands before the first match, where there is no room for all of it. */
const beforeMatch = 12;

function aroundMatch(text: string, words: readonly string[]): string {
  const at = rangesIn(text, words)[0]?.from ?? 0;
  if (at <= beforeMatch) return text;
  const start = text.indexOf(" ", at - beforeMatch);
  return `…${text.slice(start > 0 && start < at ? start + 1 : at)}`;
}

function Last({ row, t }: { row: DeskRow; t: ConsoleTexts }) {
  const { store, typing } = useDesk();
  const [typist] = typing.in(row.id);
  if (typist !== undefined) {
    return (
      <span class="row-typing" data-typing>
        {typist === null ? t("row.typing") : t("typing.by", { name: store.app.team.memberName(typist) })}
      </span>
    );
  }
  if (!row.last) return <>{t("row.none")}</>;
  if (row.last.from === "client") return <bdi>{row.last.text}</bdi>;
  const isOwn = isOwnLast(row, store.app.me, () => store.threads.value.get(row.id)?.view.value?.items);
  return (
    <>
      <span class="row-who">{t(isOwn ? "row.you" : "row.operator")}</span> <bdi>{row.last.text}</bdi>
    </>
  );
}

function Time({ at }: { at: Instant }) {
  const { app } = useDesk();
  const text = useComputed(() => {
    const now = app.today.value;
    const times = app.times.value;
    return times.sameDay(at, now) ? times.time(at) : shortDate(at, now, app.language.value);
  });
  return <time dateTime={at}>{text}</time>;
}

/** Turns to a warning once it is too long: by words and colour both. */
function Waiting({ since }: { since: Instant }) {
  const { app } = useDesk();
  const t = useTexts();
  const span = spanOf(app.now.value - Date.parse(since));
  const isLong = app.now.value - Date.parse(since) >= longWait;
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
