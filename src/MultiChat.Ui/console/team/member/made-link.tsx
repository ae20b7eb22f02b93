import { useEffect, useRef } from "preact/hooks";
import type { AccessLink, TeamMember } from "../../../shared/wire/team.js";
import { useApp } from "../../app/context.js";
import { copyText } from "../../app/copy.js";
import { dayAndTime } from "../../app/when.js";
import { useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";

/** A link by which a member chooses a password, to be handed over. It is shown as long as one stays here. */
export function MadeLink({ link: { path, expiresAt }, member }: { link: AccessLink; member: TeamMember }) {
  const app = useApp();
  const t = useTeamTexts();
  const field = useRef<HTMLInputElement>(null);
  const address = new URL(app.mount + path, location.href).href;
  useEffect(() => field.current?.select(), [address]);
  return (
    <>
      <div class="made-link">
        <input
          ref={field}
          class="input"
          type="text"
          readOnly
          value={address}
          aria-label={t("way.link.label", { name: nameOf(member) })}
          aria-describedby="made-link-note"
          data-link
          onFocus={event => event.currentTarget.select()}
        />
        <button class="button" type="button" data-copy-link onClick={() => void copyText(address, app, "command.linkCopied")}>
          {t("way.link.copy")}
        </button>
      </div>
      <p id="made-link-note" class="muted">
        {t("way.link.text", { when: dayAndTime(expiresAt, app) })}
      </p>
    </>
  );
}
