import { computed, effect, signal, untracked } from "@preact/signals";
import type { Hub } from "../../../shared/hub.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { TeamGroup, TeamMember } from "../../../shared/wire/team.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { App } from "../../app/app.js";
import { teamTexts } from "../../texts/team/index.js";
import { KeptDrafts } from "../../app/kept-drafts.js";
import { watchLetters } from "./letter-watch.js";
import type { MemberDraft } from "./member-form.js";
import type { WeekDraft } from "./week-draft.js";

/** The team as the page knows it, and what was typed about it and not saved. It reads the team again whenever the host tells of a change. */
export class TeamBook {
  /** Null while nobody has told yet. */
  readonly members = signal<readonly TeamMember[] | null>(null);
  readonly groups = signal<readonly TeamGroup[]>([]);
  /** The project's time zone. */
  readonly zone = signal("UTC");
  /** Whether the host sends letters. */
  readonly letters = signal(false);
  readonly hasFailed = signal(false);
  readonly query = signal("");
  readonly filter = signal<"all" | "available" | "disabled">("all");
  /** Who is ticked on a phone, where the week is shown only afterwards. */
  readonly ticked = signal<readonly Id[]>([]);
  readonly texts;
  readonly forms: KeptDrafts<MemberDraft>;
  readonly weeks: KeptDrafts<WeekDraft>;
  #isAsking = false;
  #isStale = false;

  constructor(readonly app: App) {
    this.texts = computed(() => teamTexts(app.language.value, app.wording.value?.texts ?? {}));
    this.forms = new KeptDrafts(app.keep, `multichat:${app.owner}:member:`);
    this.weeks = new KeptDrafts(app.keep, `multichat:${app.owner}:week:`);
  }

  /** An administrator alone gives that right, and edits those who have it. */
  get isAdministrator(): boolean {
    return this.app.rights.value.includes("administrator");
  }

  find(id: Id): TeamMember | null {
    return this.members.value?.find(member => member.id === id) ?? null;
  }

  /** Whether the person may change this member at all. */
  mayEdit = (member: TeamMember): boolean => this.isAdministrator || !member.rights.includes("administrator");

  get hub(): Hub<DeskCalls> {
    const { hub } = this.app;
    if (!hub?.isOpen) throw Object.assign(new Error("lost"), { code: "lost" });
    return hub;
  }

  /** The answer ends it. */
  follow(): () => void {
    const ends = [
      this.forms.follow(),
      this.weeks.follow(),
      watchLetters(this),
      effect(() => {
        // Every change of the team, and of anybody's status, is told as the desk's own list of members.
        void this.app.team.members.value;
        if (this.app.link.value === "open") untracked(() => void this.load());
      }),
    ];
    return () => ends.forEach(end => end());
  }

  /** One question at a time; what changes meanwhile is asked once more after it. */
  async load(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const team = await this.hub.call("Team", {});
        this.hasFailed.value = false;
        this.groups.value = team.groups;
        this.zone.value = team.zone;
        this.letters.value = team.letters ?? false;
        this.members.value = team.members.map(member => this.#newer(member));
      }
    } catch {
      // The next connection asks again.
      this.hasFailed.value = true;
    } finally {
      this.#isAsking = false;
    }
  }

  /** What a command answered: the team that is asked for meanwhile may be older. */
  learn(...members: readonly TeamMember[]): void {
    const known = this.members.peek() ?? [];
    const added = members.filter(member => !known.some(({ id }) => id === member.id));
    this.members.value = [...known.map(old => members.find(({ id }) => id === old.id) ?? old), ...added];
  }

  learnGroup(group: TeamGroup): void {
    this.groups.value = [...this.groups.peek().filter(({ id }) => id !== group.id), group];
  }

  #newer(member: TeamMember): TeamMember {
    const known = this.members.peek()?.find(({ id }) => id === member.id);
    return known && known.version > member.version ? known : member;
  }
}

export const seen = ({ id, version }: TeamMember) => ({ id, version });
