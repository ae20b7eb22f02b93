import type { Session } from "../../shared/wire/session.js";
import { useApp, useTexts } from "../app/context.js";
import { isNarrow } from "../app/narrow.js";
import type { Door } from "../app/page.js";
import { Avatar } from "../parts/avatar.js";
import { Icon } from "../parts/icons.js";
import { PlaceLink } from "../parts/place-link.js";
import { ProjectChoice } from "../parts/project-choice.js";
import { StatusSwitch } from "../parts/status-switch.js";
import { useShell } from "./shell-context.js";

/** More than this is said as such: a number of four digits would not fit. */
const mostCounted = 999;

/** The ways to all places, with their numbers; the own status; the person. On a phone it is a bar at the bottom. */
export function Rail({ session }: { session: Session }) {
  const app = useApp();
  const shell = useShell();
  const t = useTexts();
  const status = app.status.value;
  const [head = ""] = app.places.now.value.place.path;
  const doors = shell.allowed.flatMap(page => page.doors);
  const isMore = head === "more" || head === "profile" || doors.some(door => door.isApart && door.isCurrent());
  return (
    <header class="rail">
      <div class="rail-head">
        <ProjectChoice session={session} />
      </div>
      <nav class="sections" aria-label={t("sections.label")}>
        {doors.map(door => (
          <RailDoor key={door.address} door={door} />
        ))}
        <PlaceLink address="/more" class="section section-more" aria-current={isMore ? "true" : undefined} data-section="more">
          <Avatar name={session.name} size="s" photo={app.photo} online={status?.available} />
          <span class="section-name">{t("more.title")}</span>
        </PlaceLink>
      </nav>
      <div class="rail-foot">
        <div class="rail-status">
          <StatusSwitch />
        </div>
        <div class="rail-status-short">
          <StatusSwitch isShort />
        </div>
        <PlaceLink address="/profile" class="profile" aria-current={head === "profile" ? "true" : undefined} data-profile title={session.name}>
          <Avatar name={session.name} size="m" photo={app.photo} online={status?.available} />
          <span class="profile-name cut">{session.name}</span>
          <span class="unseen">{t("profile.title")}</span>
        </PlaceLink>
      </div>
    </header>
  );
}

function RailDoor({ door }: { door: Door }) {
  const { places } = useApp();
  const count = door.count?.() ?? 0;
  // On a phone the sections stand beside each other, and the other pages above them.
  const go = () => {
    const [head = ""] = places.now.peek().place.path;
    if (!isNarrow()) places.go(door.address);
    else if (head === "more" || head === "profile") places.up(door.address);
    else places.go(door.address, { replace: true });
  };
  return (
    <PlaceLink address={door.address} class={door.isApart ? "section section-apart" : "section"} aria-current={door.isCurrent() ? "true" : undefined} {...door.attributes} data-unread={count} onGo={go}>
      <span class="section-icon">
        <Icon name={door.icon} />
        {count > 0 && (
          <span class="badge" aria-hidden="true">
            {count > mostCounted ? `${mostCounted}+` : count}
          </span>
        )}
      </span>
      <span class="section-name">{door.label()}</span>
      {count > 0 && <span class="unseen">, {door.countLabel?.(count)}</span>}
    </PlaceLink>
  );
}
