import type { DeskRow } from "../../../shared/wire/rows.js";
import { Avatar } from "../../parts/avatar.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { Icon } from "../../parts/icons.js";
import { ChannelIcon } from "../../parts/channel-icon.js";
import { ThreadCommands } from "./thread-commands.js";
import type { ThreadState } from "../model/thread-state.js";

export function ThreadHead({ thread, row }: { thread: ThreadState; row: DeskRow | undefined }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  return (
    <header class="thread-head" data-status={row?.status} data-responsible={row?.responsible ?? ""}>
      <button class="button button-quiet button-icon narrow-only" type="button" aria-label={t("app.back")} onClick={() => desk.closeThread()}>
        <Icon name="back" />
      </button>
      {!row && thread.problem.value === "missing" && (
        <div class="thread-who">
          <h1>{t("thread.missing.title")}</h1>
        </div>
      )}
      {row && (
        <>
          <Avatar name={row.client.name} size="m" online={row.channel === "site" ? thread.presence.value.online : undefined} />
          <div class="thread-who">
            <h1 class="cut" title={row.client.name}>
              {row.client.name}
            </h1>
            <p class="thread-about">
              {store.channels.value > 1 && <ChannelIcon channel={row.channel} />}
              {row.channel === "site" ? (
                <PresenceLine thread={thread} />
              ) : (
                <span class="thread-channel cut" aria-hidden="true">
                  {row.channel}
                </span>
              )}
              <span class="thread-responsible cut">
                {row.responsible === store.app.me
                  ? t("message.you")
                  : row.responsible
                    ? store.app.team.memberName(row.responsible)
                    : row.group
                      ? store.app.team.groupName(row.group)
                      : t("row.nobody")}
              </span>
              <span class="thread-inquiry">{t("thread.inquiry", { number: row.inquiry })}</span>
            </p>
          </div>
          <div class="thread-actions">
            <ThreadCommands row={row} />
            <button
              class="button button-quiet button-icon card-toggle"
              type="button"
              aria-label={t("thread.client")}
              title={t("thread.client")}
              aria-expanded={store.isCardCalled.value}
              onClick={() => (store.isCardCalled.value = !store.isCardCalled.peek())}
            >
              <Icon name="card" />
            </button>
          </div>
        </>
      )}
    </header>
  );
}

function PresenceLine({ thread }: { thread: ThreadState }) {
  const { store } = useDesk();
  const t = useTexts();
  const { online, leftAt } = thread.presence.value;
  const times = store.app.times.value;
  const text = () => {
    if (online) return t("presence.online");
    if (!leftAt) return t("presence.offline");
    return times.sameDay(leftAt, store.app.today.value)
      ? t("presence.left", { time: times.time(leftAt) })
      : t("presence.leftDay", { date: times.day(leftAt, store.app.today.value) });
  };
  return (
    <span class={online ? "presence presence-on" : "presence"} data-online={online}>
      {text()}
    </span>
  );
}
