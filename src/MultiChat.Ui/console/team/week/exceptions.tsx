import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { codeOf } from "../../../shared/hub.js";
import type { TeamMember } from "../../../shared/wire/team.js";
import { useApp } from "../../app/context.js";
import { Icon } from "../../parts/icons.js";
import type { TeamKey } from "../../texts/team/index.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { shownDay } from "../model/day-hours.js";
import { exceptionsOf, type DateException } from "../model/exceptions.js";
import { seen } from "../model/team-book.js";
import { NewException } from "./new-exception.js";

/** Dates on which the picked work other hours, or not at all. */
export function Exceptions({ members }: { members: readonly TeamMember[] }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const problem = useSignal<TeamKey | null>(null);
  const isBusy = useSignal(false);
  const head = useRef<HTMLHeadingElement>(null);
  const dates = exceptionsOf(members);
  const dateText = (date: string) =>
    new Intl.DateTimeFormat(app.language.value, { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));

  /** Answers whether it was done. */
  async function run(act: { exceptions: readonly string[] } | { dates: readonly string[] }): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    problem.value = null;
    try {
      const seenMembers = members.map(seen);
      const { hub } = book;
      const answer = await ("dates" in act
        ? hub.call("RemoveExceptions", { members: seenMembers, dates: act.dates })
        : hub.call("SetExceptions", { members: seenMembers, exceptions: act.exceptions }));
      book.learn(...answer.members);
      app.toasts.say(t("dates" in act ? "exceptions.removed" : "exceptions.added"));
      return true;
    } catch (why) {
      problem.value = problemOf(codeOf(why));
      if (codeOf(why) === "member_conflict") void book.load();
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  /** Its button goes with a date: whoever works by keys stays where they are. */
  async function remove(date: string) {
    if (await run({ dates: [date] })) head.current?.focus({ preventScroll: true });
  }

  return (
    <section class="team-group exceptions" aria-labelledby="exceptions-title">
      <h2 ref={head} id="exceptions-title" tabIndex={-1}>
        {t("exceptions.title")}
      </h2>
      <p class="muted">{t(dates.length ? "exceptions.text" : "exceptions.none")}</p>
      {dates.length > 0 && (
        <ul class="exception-list">
          {dates.map(one => (
            <li key={one.date} data-exception={one.date}>
              <span class="exception-text">
                <span class="exception-date">{dateText(one.date)}</span>
                <span>{hoursText(one)}</span>
                {one.count < members.length && <span class="chip">{t("exceptions.some", { count: one.count, all: members.length })}</span>}
              </span>
              <button
                class="button button-quiet button-icon"
                type="button"
                aria-label={t("exceptions.remove", { date: dateText(one.date) })}
                onClick={() => void remove(one.date)}
              >
                <Icon name="trash" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewException onAdd={text => run({ exceptions: [text] })} />
      {problem.value && (
        <p class="problem" role="alert">
          {t(problem.value)}
        </p>
      )}
    </section>
  );

  function hoursText({ hours }: DateException): string {
    return hours === null ? t("exceptions.differ") : shownDay(hours) || t("exceptions.off");
  }
}

function problemOf(code: string): TeamKey {
  switch (code) {
    case "member_conflict":
      return "exceptions.conflict";
    case "invalid_field":
      return "exceptions.invalid";
    case "forbidden":
      return "member.forbidden";
    default:
      return "exceptions.failed";
  }
}
