import { useEffect, useMemo, useRef } from "preact/hooks";
import type { TeamMember } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";
import { useApp, useTexts } from "../../app/context.js";
import { isNarrow } from "../../app/narrow.js";
import { UnsavedBar } from "../../parts/unsaved-bar.js";
import { PaneHead } from "../member/pane-head.js";
import { useBook, useTeamTexts } from "../model/book-context.js";
import { nameOf } from "../model/name-of.js";
import { WeekEditing } from "../model/week-editing.js";
import { CoverageStrip } from "./coverage-strip.js";
import { DayByDay } from "./day-by-day.js";
import { Exceptions } from "./exceptions.js";
import { WeekAnswer } from "./week-answer.js";
import { WeekGrid } from "./week-grid.js";
import { WeekTools } from "./week-tools.js";

/** The hours of one or several people, and whether somebody is there at each hour of the week. */
export function WeekPane({ of }: { of: readonly Id[] }) {
  const app = useApp();
  const book = useBook();
  const t = useTeamTexts();
  const loading = useTexts()("app.loading");
  const editing = useMemo(() => new WeekEditing(book, of), [book]);
  const self = useRef<HTMLElement>(null);
  const { members, overtaken } = editing;
  useEffect(() => editing.catchUp(), [members.map(({ version }) => version).join()]);
  if (!book.members.value) return <section class="team-main" aria-busy="true" aria-label={loading} />;
  const isSmall = app.attention.value >= 0 && isNarrow();
  const names = namesOf(members);
  const title = t("week.title.of", { names: members.length > 3 ? t("week.and", { names: namesOf(members.slice(0, 2)), count: members.length - 2 }) : names });
  const withoutDesk = members.filter(({ rights }) => !rights.includes("operator") && !rights.includes("administrator"));

  async function save(act: () => Promise<boolean>) {
    const isSaved = await act();
    // What keeps it from being saved is where the next thing is to be done.
    if (!isSaved) requestAnimationFrame(() => self.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  return (
    <section ref={self} class="team-main" aria-label={title} data-week={members.length} data-dirty={editing.isDirty}>
      <PaneHead title={title} />
      <div class="team-scroll">
        <div class="week-inside">
          {withoutDesk.length > 0 && <p class="team-warning">{t("week.operatorsOnly", { names: namesOf(withoutDesk) })}</p>}
          {overtaken.length > 0 && (
            <div class="team-warning week-conflict" role="alert" data-conflict>
              <p>{t("week.conflict", { names: namesOf(overtaken) })}</p>
              <button class="button" type="button" data-take-theirs onClick={() => editing.discard()}>
                {t("week.conflict.theirs")}
              </button>
              <button class="button" type="button" data-insist onClick={() => void save(() => editing.insist())}>
                {t("week.conflict.mine")}
              </button>
            </div>
          )}
          <WeekTools editing={editing} />
          {isSmall ? <DayByDay editing={editing} /> : <WeekGrid editing={editing} />}
          <CoverageStrip editing={editing} isSmall={isSmall} />
          <Exceptions members={members} />
          <div class="week-foot">
            <WeekAnswer editing={editing} />
            {editing.isDirty && (
              <UnsavedBar
                note={t("week.unsaved")}
                discard={t("week.discard")}
                save={t("week.save")}
                isBusy={editing.isBusy.value || overtaken.length > 0}
                onDiscard={() => editing.discard()}
                onSave={() => overtaken.length === 0 && void save(() => editing.save())}
              />
            )}
          </div>
        </div>
      </div>
    </section>
  );
}

const namesOf = (members: readonly TeamMember[]): string => members.map(nameOf).join(", ");
