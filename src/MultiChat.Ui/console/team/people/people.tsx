import { useApp } from "../../app/context.js";
import { isNarrow } from "../../app/narrow.js";
import type { TeamMember } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";
import { matches } from "../../parts/filter.js";
import { Icon } from "../../parts/icons.js";
import { PlaceLink } from "../../parts/place-link.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { carryWeek } from "../model/carried-week.js";
import { nameOf } from "../model/name-of.js";
import { weekAddress, type TeamPlace } from "../model/team-place.js";
import { Person } from "./person.js";

const filters = ["all", "available", "disabled"] as const;

/** Everybody of the project, found by name, and picked for a week that is common to them. */
export function People({ place }: { place: TeamPlace }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const members = book.members.value;
  const shown = (members ?? []).filter(member => isShown(member, book.filter.value) && matches(`${nameOf(member)} ${member.email}`, book.query.value)).sort(inOrder);
  const isWide = app.attention.value >= 0 && !isNarrow();
  const ticked = place.kind === "week" ? place.of : isWide ? [] : book.ticked.value;

  function tick(id: Id, isOn: boolean) {
    const next = isOn ? [...ticked, id] : ticked.filter(other => other !== id);
    carryWeek(book, ticked, next);
    book.ticked.value = next;
    // On a phone the week would hide the list in which others are still to be picked.
    if (isWide) app.places.go(weekAddress(next), { replace: place.kind === "week" });
  }

  return (
    <section class="people-pane" aria-label={t("people.label")}>
      <div class="people-head">
        <div class="search">
          <Icon name="search" size={16} />
          <input
            class="input"
            type="search"
            aria-label={t("people.search")}
            placeholder={t("people.search")}
            value={book.query.value}
            onInput={event => (book.query.value = event.currentTarget.value)}
          />
        </div>
        <PlaceLink address="/team/new" class="button button-main" data-add-member>
          <Icon name="plus" size={16} />
          {t("people.add")}
          {book.forms.of("new") && <span class="chip chip-unsaved">{t("people.unsaved")}</span>}
        </PlaceLink>
      </div>
      <div class="people-filters" role="group" aria-label={t("people.filter")}>
        {filters.map(filter => (
          <button
            key={filter}
            class="people-filter"
            type="button"
            aria-pressed={book.filter.value === filter}
            data-filter={filter}
            onClick={() => (book.filter.value = filter)}
          >
            {t(`people.${filter}`)}
          </button>
        ))}
      </div>
      <div class="people-scroll" aria-busy={members === null}>
        {members === null && book.hasFailed.value && (
          <p class="people-note" role="alert">
            {t("people.failed")}
          </p>
        )}
        {members !== null && shown.length === 0 && <p class="people-note">{t("people.none")}</p>}
        <ul>
          {shown.map(member => (
            <Person
              key={member.id}
              member={member}
              isOpen={place.kind === "member" && place.id === member.id}
              isTicked={ticked.includes(member.id)}
              onTick={isOn => tick(member.id, isOn)}
            />
          ))}
        </ul>
      </div>
      {ticked.length > 0 && !isWide && (
        <div class="people-ticked">
          <span>{t("people.ticked", { count: ticked.length })}</span>
          <button class="button" type="button" onClick={() => (book.ticked.value = [])}>
            {t("people.untick")}
          </button>
          <PlaceLink address={weekAddress(ticked)} class="button button-main" data-to-week>
            {t("people.toWeek")}
          </PlaceLink>
        </div>
      )}
    </section>
  );
}

const isShown = ({ disabled, status }: TeamMember, filter: (typeof filters)[number]): boolean =>
  filter === "all" || (filter === "disabled" ? disabled : !disabled && status.available);

/** Those who have no access come last. */
const inOrder = (one: TeamMember, other: TeamMember): number =>
  Number(one.disabled) - Number(other.disabled) || nameOf(one).localeCompare(nameOf(other));
