import type { Account, AccountSession } from "../../shared/wire/account.js";
import { useApp } from "../app/context.js";
import { troubleOf } from "../app/trouble.js";
import { dayAndTime } from "../app/when.js";
import type { OwnAccount } from "./model/own-account.js";
import { AccountPart, focusPart } from "./parts/account-part.js";
import { useAccountTexts, useTroubleText } from "./parts/account-texts.js";

/** Where somebody is signed in, and the ways to end it. */
export function SessionsSection({ own, account }: { own: OwnAccount; account: Account }) {
  const { toasts } = useApp();
  const t = useAccountTexts();
  const words = useTroubleText("inside");

  async function end(act: () => Promise<void>, done: string) {
    try {
      await act();
      toasts.say(done);
      focusPart("sessions");
    } catch (why) {
      toasts.say(words(troubleOf(why)));
    }
  }

  return (
    <AccountPart name="sessions" title={t("account.sessions")}>
      <ul class="own-sessions">
        {account.sessions.map(session => (
          <OwnSession key={session.id} session={session} onEnd={() => void end(() => own.endSession(session.id), t("account.sessions.ended"))} />
        ))}
      </ul>
      {account.sessions.some(({ current }) => !current) && (
        <button
          class="button"
          type="button"
          data-end-others
          onClick={() => void end(() => own.endOtherSessions(), t("account.sessions.othersEnded"))}
        >
          {t("account.sessions.endOthers")}
        </button>
      )}
    </AccountPart>
  );
}

function OwnSession({ session: { id, device, begunAt, current }, onEnd }: { session: AccountSession; onEnd(): void }) {
  const app = useApp();
  const t = useAccountTexts();
  const name = device || t("account.sessions.unknown");
  return (
    <li class="own-session" data-session={id} data-current={current}>
      <span class="own-session-text">
        <span dir="auto">{name}</span>
        {begunAt && (
          <span class="own-session-note">{t("account.sessions.since", { when: dayAndTime(begunAt, app) })}</span>
        )}
      </span>
      {current ? (
        <span class="chip">{t("account.sessions.current")}</span>
      ) : (
        <button class="button" type="button" aria-label={t("account.sessions.endOf", { device: name })} onClick={onEnd}>
          {t("account.sessions.end")}
        </button>
      )}
    </li>
  );
}
