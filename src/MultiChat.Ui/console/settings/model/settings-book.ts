import { computed, effect, signal, untracked } from "@preact/signals";
import type { Hub } from "../../../shared/hub.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { InquiryClass } from "../../../shared/wire/inquiry-class.js";
import type { ProjectSettings, SettingsSite, WholeSettings } from "../../../shared/wire/settings.js";
import type { TeamGroup } from "../../../shared/wire/team.js";
import type { App } from "../../app/app.js";
import { KeptDrafts } from "../../app/kept-drafts.js";
import { settingsTexts } from "../../texts/settings/index.js";
import type { ClassDraft } from "./class-form.js";
import type { GroupDraft } from "./group-names.js";
import type { ProjectDraft } from "./project-form.js";
import type { SettingsPageName } from "./settings-place.js";
import type { SiteDraft } from "./site-form.js";
import type { NewSiteDraft } from "./site-key.js";

/** The names of drafts: of the project itself, and of a group, a class or a site that is to be added. */
export const ownDraft = "own";
export const newDraft = "new";

/** The settings as the page knows them, and what was typed about them and not saved. */
export class SettingsBook {
  /** Null while nobody has told yet. */
  readonly settings = signal<WholeSettings | null>(null);
  readonly hasFailed = signal(false);
  readonly texts;
  readonly projects: KeptDrafts<ProjectDraft>;
  readonly groups: KeptDrafts<GroupDraft>;
  readonly classes: KeptDrafts<ClassDraft>;
  /** By the site's id. */
  readonly sites: KeptDrafts<SiteDraft>;
  readonly newSites: KeptDrafts<NewSiteDraft>;
  #isAsking = false;
  #isStale = false;
  /** How often a command of this page has answered. */
  #learned = 0;

  constructor(readonly app: App) {
    this.texts = computed(() => settingsTexts(app.language.value, app.wording.value?.texts ?? {}));
    this.projects = new KeptDrafts(app.keep, `multichat:${app.owner}:project:`);
    this.groups = new KeptDrafts(app.keep, `multichat:${app.owner}:group:`);
    this.classes = new KeptDrafts(app.keep, `multichat:${app.owner}:class:`);
    this.sites = new KeptDrafts(app.keep, `multichat:${app.owner}:site:`);
    this.newSites = new KeptDrafts(app.keep, `multichat:${app.owner}:new-site:`);
  }

  get hub(): Hub<DeskCalls> {
    const { hub } = this.app;
    if (!hub?.isOpen) throw Object.assign(new Error("lost"), { code: "lost" });
    return hub;
  }

  /** The answer ends it. */
  follow(): () => void {
    const ends = [
      this.projects.follow(),
      this.groups.follow(),
      this.classes.follow(),
      this.sites.follow(),
      this.newSites.follow(),
      effect(() => {
        // Every change of the team is told as the desk's own list of members and groups.
        void this.app.team.groups.value;
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
        const learned = this.#learned;
        const settings = await this.hub.call("Settings", {});
        this.hasFailed.value = false;
        // What was asked before a command answered may be older than its answer.
        if (learned === this.#learned) this.settings.value = settings;
        else this.#isStale = true;
      }
    } catch {
      // The next connection asks again.
      this.hasFailed.value = true;
    } finally {
      this.#isAsking = false;
    }
  }

  /** Whether something on a page is typed and not saved. */
  hasDraft(page: SettingsPageName): boolean {
    if (page === "project") return this.projects.of(ownDraft) !== null;
    if (page === "sites") return this.newSites.of(newDraft) !== null || (this.settings.value?.sites ?? []).some(({ id }) => this.sites.of(id) !== null);
    if (page === "classes") return [newDraft, ...(this.settings.value?.classes ?? []).map(({ id }) => id)].some(name => this.classes.of(name) !== null);
    const groups = this.settings.value?.groups ?? [];
    return page === "groups" && [newDraft, ...groups.map(({ id }) => id)].some(name => this.groups.of(name) !== null);
  }

  learnProject(project: ProjectSettings): void {
    this.#learn(known => ({ ...known, project }));
    this.app.called(project.name);
  }

  /** A group is added, or has another name. */
  learnGroup(saved: TeamGroup): void {
    const { id } = saved;
    this.#learn(known => {
      const isKnown = known.groups.some(group => group.id === id);
      const groups = isKnown ? known.groups.map(group => (group.id === id ? { ...group, ...saved } : group)) : [...known.groups, { ...saved, members: 0 }];
      return { ...known, groups };
    });
  }

  /** A class is added, or as somebody saved it. */
  learnClass(learned: InquiryClass): void {
    this.#learn(known => {
      const isKnown = known.classes.some(({ id }) => id === learned.id);
      return { ...known, classes: isKnown ? known.classes.map(one => (one.id === learned.id ? learned : one)) : [...known.classes, learned] };
    });
  }

  /** A site is added, or as somebody saved it. */
  learnSite(site: SettingsSite): void {
    this.#learn(known => {
      const isKnown = known.sites.some(({ id }) => id === site.id);
      return { ...known, sites: isKnown ? known.sites.map(one => (one.id === site.id ? site : one)) : [...known.sites, site] };
    });
  }

  #learn(next: (known: WholeSettings) => WholeSettings): void {
    this.#learned++;
    const known = this.settings.peek();
    if (known) this.settings.value = next(known);
  }
}
