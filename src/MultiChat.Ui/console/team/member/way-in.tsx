import { useSignal } from "@preact/signals";
import { codeOf } from "../../../shared/hub.js";
import type { AccessLink, TeamMember } from "../../../shared/wire/team.js";
import { useApp } from "../../app/context.js";
import { dayAndTime } from "../../app/when.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { sendLetter } from "../model/send-letter.js";
import { wayIn } from "../model/way-in.js";
import { LetterAsk } from "./letter-ask.js";
import { MadeLink } from "./made-link.js";

/** How a member comes in: the letter with a password and what became of it, or a link. */
export function WayIn({ member }: { member: TeamMember }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const link = useSignal<AccessLink | null>(null);
  const isAsked = useSignal(false);
  const isBusy = useSignal(false);
  const letters = book.letters.value;
  const way = wayIn(member, { letters, isAdministrator: book.isAdministrator });
  if (!way) return null;
  const { at, error, state } = member.access!;
  const values = { when: at ? dayAndTime(at, app) : "", error: error || t("way.failed.unknown") };
  const isLinkFirst = !letters && state !== "own";

  async function once(act: () => Promise<void>) {
    if (isBusy.value) return;
    isBusy.value = true;
    await act();
    isBusy.value = false;
  }

  const send = () => once(() => sendLetter(book, member));

  const makeLink = () =>
    once(async () => {
      try {
        link.value = await book.hub.call("MakeLink", { member: member.id });
      } catch (why) {
        app.toasts.say(t(codeOf(why) === "forbidden" ? "way.link.forbidden" : "way.link.failed"));
      }
    });

  return (
    <section class="team-group" aria-labelledby="member-way" data-access={state}>
      <h2 id="member-way">{t("way.title")}</h2>
      <p class={way.isTrouble ? "team-warning" : "muted"} data-way>
        {t(way.text, values)}
      </p>
      {isLinkFirst && !member.disabled && state !== "host" && <p>{t(way.canHaveLink ? "way.noLetters" : "way.noLetters.ask")}</p>}
      <div class="way-buttons">
        {way.letter && book.mayEdit(member) && (
          <button class="button" type="button" data-send-letter aria-disabled={isBusy.value} onClick={() => (way.mustAsk ? (isAsked.value = true) : void send())}>
            {t(way.letter)}
          </button>
        )}
        {way.canHaveLink && (
          <button
            class={isLinkFirst && !link.value ? "button button-main" : "button"}
            type="button"
            data-make-link
            aria-disabled={isBusy.value}
            onClick={() => void makeLink()}
          >
            {t("way.link")}
          </button>
        )}
      </div>
      {link.value && <MadeLink link={link.value} member={member} />}
      {isAsked.value && <LetterAsk member={member} send={send} onClose={() => (isAsked.value = false)} />}
    </section>
  );
}
