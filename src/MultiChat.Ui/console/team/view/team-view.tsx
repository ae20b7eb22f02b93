import "../../parts/first-load.js";
import { useEffect, useMemo } from "preact/hooks";
import { useApp, useTexts } from "../../app/context.js";
import { adoptSheet } from "../../parts/adopt-sheet.js";
import sheet from "../../styles/team/team.css";
import { MemberPane } from "../member/member-pane.js";
import { NewMember } from "../member/new-member.js";
import { BookContext, useBook, useTeamTexts } from "../model/book-context.js";
import { TeamBook } from "../model/team-book.js";
import { teamPlaceOf, type TeamPlace } from "../model/team-place.js";
import { People } from "../people/people.js";
import { WeekPane } from "../week/week-pane.js";
import { weekName } from "../model/week-draft.js";

// The page's own words and looks come with it.
adoptSheet(sheet);

/** The people of a project: who they are, what they may do, when they work. */
export function TeamView() {
  const app = useApp();
  const { owner } = app;
  const book = useMemo(() => new TeamBook(app), [owner, app.me]);
  useEffect(() => book.follow(), [book]);
  const place = teamPlaceOf(app.places.now.value.place);
  return (
    <BookContext.Provider value={book}>
      <main class="page team" data-pane={place.kind === "list" ? "list" : "main"} data-team={place.kind}>
        <Panes place={place} />
      </main>
    </BookContext.Provider>
  );
}

function Panes({ place }: { place: TeamPlace }) {
  return (
    <>
      <People place={place} />
      <Main place={place} />
    </>
  );
}

function Main({ place }: { place: TeamPlace }) {
  const book = useBook();
  const t = useTeamTexts();
  switch (place.kind) {
    case "new":
      return <NewMember />;
    case "week":
      return <WeekPane key={weekName(place.of)} of={place.of} />;
    case "member": {
      if (!book.members.value) return <Loading />;
      const member = book.find(place.id);
      return member ? (
        <MemberPane key={member.id} member={member} />
      ) : (
        <section class="team-main">
          <Empty title={t("people.missing.title")} text={t("people.missing.text")} />
        </section>
      );
    }
    default:
      return (
        <section class="team-main">
          <Empty title={t("people.choose.title")} text={t("people.choose.text")} />
        </section>
      );
  }
}

const Empty = ({ title, text }: { title: string; text: string }) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
  </div>
);

function Loading() {
  const { hasFailed } = useBook();
  const t = useTexts();
  return (
    <section class="team-main" aria-busy="true" aria-label={t("app.loading")}>
      <div class="team-form" data-failed={hasFailed.value}>
        <span class="skeleton skeleton-line" />
        <span class="skeleton skeleton-field" />
        <span class="skeleton skeleton-field" />
      </div>
    </section>
  );
}
