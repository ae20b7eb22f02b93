import { useTexts } from "../app/context.js";
import { Icon } from "./icons.js";

export function ChannelIcon({ channel }: { channel: string }) {
  const t = useTexts();
  const name = channel === "site" ? t("channel.site") : t("channel.named", { kind: channel });
  return (
    <span class="channel" title={name}>
      <Icon name={channel === "site" ? "site" : "channel"} size={14} />
      <span class="unseen">{name}</span>
    </span>
  );
}
