import type { DeskRow } from "../shared/wire.js";
import { Avatar } from "./avatar.js";
import { useConsole, useTexts } from "./console.js";
import { Icon, type IconName } from "./icons.js";
import { ChannelIcon } from "./row.js";
import type { ThreadState } from "./thread-state.js";

export function ThreadHead({ thread, row }: { thread: ThreadState; row: DeskRow | undefined }) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const isOpen = row?.status === "open";
  return (
    <header class="thread-head" data-status={row?.status} data-responsible={row?.responsible ?? ""}>
      <button class="button button-quiet button-icon narrow-only" type="button" aria-label={t("app.back")} onClick={() => desk.closeThread()}>
        <Icon name="back" />
      </button>
      {row && (
        <>
          <Avatar name={row.client.name} size="m" online={thread.presence.value.online} />
          <div class="thread-who">
            <h1 class="cut" title={row.client.name}>
              {row.client.name}
            </h1>
            <p class="thread-about">
              <ChannelIcon channel={row.channel} t={t} />
              <PresenceLine thread={thread} />
              <span class="thread-inquiry">{t("thread.inquiry", { number: row.inquiry })}</span>
              <span class="thread-responsible cut">
                {row.responsible === store.me
                  ? t("message.you")
                  : row.responsible
                    ? store.memberName(row.responsible)
                    : row.group
                      ? store.groupName(row.group)
                      : t("row.nobody")}
              </span>
            </p>
          </div>
          <div class="thread-actions">
            {isOpen && row.responsible !== store.me && (
              <Action name="take" icon="take" onClick={() => void desk.commands.take(row.id)} />
            )}
            {isOpen && <Action name="handOver" icon="handOver" onClick={() => (store.overlay.value = "handOver")} />}
            {isOpen && row.responsible === store.me && (
              <Action name="letGo" icon="letGo" onClick={() => void desk.commands.letGo(row.id)} />
            )}
            {isOpen && <Action name="close" icon="check" onClick={() => void desk.commands.close(row.id)} />}
            {!isOpen && <Action name="reopen" icon="reopen" onClick={() => void desk.commands.reopen(row.id)} />}
            <button
              class="button button-quiet button-icon card-toggle"
              type="button"
              aria-label={t("thread.client")}
              title={t("thread.client")}
              aria-expanded={store.pane.value === "card"}
              onClick={() => (store.pane.value = store.pane.value === "card" ? "thread" : "card")}
            >
              <Icon name="card" />
            </button>
          </div>
        </>
      )}
    </header>
  );
}

function Action({ name, icon, onClick }: { name: "take" | "handOver" | "letGo" | "close" | "reopen"; icon: IconName; onClick(): void }) {
  const t = useTexts();
  return (
    <button class="button action" type="button" data-command={name} title={t(`command.${name}`)} onClick={onClick}>
      <Icon name={icon} size={16} />
      <span class="action-name">{t(`command.${name}`)}</span>
    </button>
  );
}

function PresenceLine({ thread }: { thread: ThreadState }) {
  const { store } = useConsole();
  const t = useTexts();
  const { online, leftAt } = thread.presence.value;
  const times = store.times.value;
  const text = () => {
    if (online) return t("presence.online");
    if (!leftAt) return t("presence.offline");
    return times.sameDay(leftAt, store.now.value)
      ? t("presence.left", { time: times.time(leftAt) })
      : t("presence.leftDay", { date: times.day(leftAt, store.now.value) });
  };
  return (
    <span class={online ? "presence presence-on" : "presence"} data-online={online}>
      {text()}
    </span>
  );
}
