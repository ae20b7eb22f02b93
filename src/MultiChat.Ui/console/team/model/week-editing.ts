import { signal } from "@preact/signals";
import { codeOf } from "../../../shared/hub.js";
import type { ScheduleAnswer, TeamMember } from "../../../shared/wire/team.js";
import type { Id, Problem } from "../../../shared/wire/wire.js";
import type { TeamKey } from "../../texts/team/index.js";
import { dayLength } from "./day-hours.js";
import type { TeamBook } from "./team-book.js";
import { clearAll, isPainted, paintAll, type DaySpan, type Spot } from "./week-cells.js";
import {
  allSettled,
  baseOf,
  changeOf,
  commonWeek,
  draftOf,
  isEdited,
  overtaken,
  rebased,
  repainted,
  settled,
  weekName,
  weeksOf,
  wrongDays,
  type WeekDraft,
} from "./week-draft.js";
import { dayAfter, days } from "./week-hours.js";
import { copiedToWeekdays } from "./weekdays.js";

/** The week of one or several people while it is edited. What is edited is kept until it is saved or given up. */
export class WeekEditing {
  readonly name: string;
  /** The day that was to be copied and has no hours for all. */
  readonly uncopied = signal<number | null>(null);
  readonly refusal = signal<TeamKey | null>(null);
  /** What the last save has changed. */
  readonly told = signal<ScheduleAnswer | null>(null);
  readonly isBusy = signal(false);
  /** The day that stands alone where there is no room for a grid. */
  readonly day = signal<(typeof days)[number]>(0);
  /** Where the grid's keys are. */
  readonly cursor = signal<Spot>({ day: 0, slot: 18 });

  constructor(
    readonly book: TeamBook,
    private readonly of: readonly Id[],
  ) {
    this.name = weekName(of);
  }

  get members(): readonly TeamMember[] {
    return this.of.flatMap(id => this.book.find(id) ?? []);
  }

  get draft(): WeekDraft {
    return this.book.weeks.of(this.name) ?? draftOf(this.members.map(baseOf));
  }

  get isDirty(): boolean {
    return this.book.weeks.of(this.name) !== null;
  }

  /** Those whose hours another has changed meanwhile. */
  get overtaken(): readonly TeamMember[] {
    const draft = this.book.weeks.of(this.name);
    return draft ? overtaken(draft, this.members) : [];
  }

  change(next: WeekDraft): void {
    this.told.value = null;
    this.refusal.value = null;
    this.uncopied.value = null;
    if (isEdited(next)) this.book.weeks.set(this.name, next);
    else this.discard();
  }

  /** Sets hours where they are missing; where all of the spans have them, takes them out. */
  toggle(spans: readonly DaySpan[]): void {
    const week = commonWeek(this.draft);
    if (isPainted(week, spans)) this.clear(spans);
    else this.change(repainted(this.draft, paintAll(week, spans), spans.map(({ day }) => day)));
  }

  clear(spans: readonly DaySpan[]): void {
    const { draft } = this;
    this.change(repainted(draft, clearAll(commonWeek(draft), spans), clearedDays(draft, spans)));
  }

  /** Monday to Friday as the given day is; where that day has no hours for all, it says so. */
  copyToWeekdays(from: number): void {
    const draft = settled(this.draft, from);
    this.change(copiedToWeekdays(draft, from));
    if (draft.days[from] === null) this.uncopied.value = from;
  }

  /** A colleague changed what has nothing to do with the hours: the draft goes on upon the newer member. */
  catchUp(): void {
    const draft = this.book.weeks.of(this.name);
    if (!draft || this.isBusy.peek() || overtaken(draft, this.members).length > 0) return;
    const next = rebased(draft, this.members);
    if (JSON.stringify(next.base) !== JSON.stringify(draft.base)) this.book.weeks.set(this.name, next);
  }

  /** What another has set meanwhile is replaced by what stands here. */
  insist(): Promise<boolean> {
    this.change(rebased(this.draft, this.members));
    return this.save();
  }

  discard(): void {
    this.book.weeks.drop(this.name);
    this.uncopied.value = null;
    this.refusal.value = null;
  }

  /** Answers whether it was saved. */
  async save(): Promise<boolean> {
    if (this.isBusy.peek()) return false;
    const draft = allSettled(this.draft);
    this.change(draft);
    const wrong = wrongDays(draft);
    if (wrong.length && !wrong.includes(this.day.peek())) this.day.value = wrong[0]!;
    if (wrong.length) return false;
    this.isBusy.value = true;
    try {
      const members = draft.base.map(({ id, version }) => ({ id, version }));
      const answer = await this.book.hub.call("SetHours", { members, ...changeOf(draft) });
      this.book.learn(...answer.members);
      this.discard();
      this.told.value = answer;
      this.book.app.clock.after(10_000, () => this.told.peek() === answer && (this.told.value = null));
      return true;
    } catch (why) {
      await this.#refused(why);
      return false;
    } finally {
      this.isBusy.value = false;
    }
  }

  async #refused(why: unknown): Promise<void> {
    switch (codeOf(why)) {
      case "member_conflict":
        await this.book.load();
        // Where it was not about hours the next try succeeds.
        if (this.overtaken.length === 0) this.refusal.value = "exceptions.conflict";
        return;
      case "invalid_field":
        this.refusal.value = (why as Problem).member === "zone" ? "week.invalid.zone" : "week.invalid";
        return;
      case "forbidden":
        this.refusal.value = "member.forbidden";
        return;
      default:
        this.refusal.value = "member.failed";
    }
  }
}

/** The days that a gap changes: its own, and the one before where somebody's night reaches into it. */
function clearedDays(draft: WeekDraft, spans: readonly DaySpan[]): number[] {
  const reaches = (day: number, minute: number) => weeksOf(draft).some(week => week[day]!.some(({ end }) => end > dayLength + minute));
  return spans.flatMap(({ day, start, end }) => {
    const own = end > dayLength ? [day, dayAfter(day)] : [day];
    const before = (day + 6) % 7;
    return reaches(before, start) ? [...own, before] : own;
  });
}
