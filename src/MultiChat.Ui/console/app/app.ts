import { computed, signal, type ReadonlySignal, untracked } from "@preact/signals";
import type { Clock } from "../../shared/clock.js";
import type { Keep } from "../../shared/storage.js";
import { ServerTime, timeFormat, type TimeFormat } from "../../shared/time.js";
import type { Hub } from "../../shared/hub.js";
import type { Desk, DeskCalls } from "../../shared/wire/desk.js";
import type { Session } from "../../shared/wire/session.js";
import type { OwnStatus } from "../../shared/wire/team.js";
import type { Id } from "../../shared/wire/wire.js";
import { consoleTexts, hasTexts, type ConsoleTexts } from "../texts/index.js";
import { ownerOf } from "./kept-here.js";
import { Layers } from "./layers.js";
import { Notices } from "./notices.js";
import { ownLocale } from "./own-locale.js";
import type { Places } from "./places.js";
import { renamed } from "./renamed.js";
import { Renewal } from "./renewal.js";
import type { Settings } from "./settings.js";
import { Tabs } from "./tabs.js";
import { Team } from "./team.js";
import { Toasts } from "./toasts.js";
import { daySpan } from "./when.js";
import { PageWorker } from "./worker.js";
import { wordingOf, type Wording } from "./wording.js";

export type LinkState = "connecting" | "open" | "lost" | "outdated";

/** What a host that the page speaks to says of a person and their project in answer to Start. */
export type Start = Desk;

/** What stands on top of a page, of those that the frame knows. */
export type Overlay = "palette" | "keys" | "signOut";

/** What every page of the console stands on: who is signed in, where they are, what time it is and which words are spoken. */
export class App {
  readonly time: ServerTime;
  /** The host's now, once a second. What must be more exact asks `time`. */
  readonly now = signal(0);
  /** `undefined` while nobody has said yet. */
  readonly session = signal<Session | null | undefined>(undefined);
  readonly signInNote = signal<"ended" | "forbidden" | null>(null);
  /** The slug; empty where the person has none. */
  readonly project = signal("");
  readonly projectIsMissing = signal(false);
  /** What the page that is shown is called, and whose it is: for tabs, bookmarks and the way back. */
  readonly heading = signal("");
  readonly link = signal<LinkState>("connecting");
  readonly start = signal<Start | null>(null);
  /** What the host said of its own words last. */
  readonly wording = signal<Wording | null>(null);
  readonly team: Team;
  readonly status = signal<OwnStatus | null>(null);
  readonly isOnline = signal(true);
  /** Grows when the page comes to the front or loses the focus, so that what depends on being looked at looks again. */
  readonly attention = signal(0);
  readonly overlay = signal<Overlay | null>(null);
  readonly toasts: Toasts;
  readonly layers: Layers;
  readonly notices: Notices;
  readonly worker: PageWorker;
  readonly renewal: Renewal;
  /** The connection, where there is one; the shell puts it here. */
  hub: Hub<DeskCalls> | null = null;

  /** Where the reader's day began: what says "today" looks at this. */
  readonly today: ReadonlySignal<number>;
  /** The language that the page speaks: Russian, English, or one that the host added. */
  readonly language: ReadonlySignal<string>;
  readonly languages: ReadonlySignal<readonly string[]>;
  readonly texts: ReadonlySignal<ConsoleTexts>;
  readonly times: ReadonlySignal<TimeFormat>;
  /** What the person may do in the project. */
  readonly rights: ReadonlySignal<readonly string[]>;

  constructor(
    readonly clock: Clock,
    readonly keep: Keep,
    readonly settings: Settings,
    readonly places: Places,
    /** The host's mount with a slash at the end, "/chat/". */
    readonly mount: string,
  ) {
    this.time = new ServerTime(clock);
    this.now.value = this.time.now();
    this.toasts = new Toasts(clock);
    this.layers = new Layers(places);
    this.worker = new PageWorker(this);
    this.renewal = new Renewal(mount);
    this.notices = new Notices(this, new Tabs(clock, () => this.owner));
    this.today = computed(() => daySpan(this.now.value).from);
    // Another language is spoken once its words have come.
    let spoken: Wording = { asked: "", language: hasTexts("ru") ? "ru" : "en", languages: ["ru", "en"], texts: {} };
    const words = computed(() => {
      const wanted = wordingOf(this.wording.value, settings.chosenLanguage.value);
      return (spoken = hasTexts(wanted.language) ? wanted : { ...spoken, languages: wanted.languages });
    });
    this.language = computed(() => words.value.language);
    this.languages = computed(() => words.value.languages);
    this.texts = computed(() => consoleTexts(words.value.language, words.value.texts));
    this.times = computed(() => timeFormat(ownLocale(words.value.language)));
    this.team = new Team(this.texts);
    this.rights = computed(() => rightsIn(this.session.value, this.project.value));
  }

  /** The project is called so, which may be news. */
  called(name: string): void {
    const session = this.session.peek();
    const slug = this.project.peek();
    if (session?.projects.some(project => project.slug === slug && project.name !== name)) this.session.value = renamed(session, slug, name);
  }

  /** The member's id, which the session says before the desk has started, and where there is none. */
  get me(): Id {
    return this.start.value?.me ?? membershipIn(this.session.value, this.project.value)?.me ?? "";
  }

  /** The name of the person's photo. */
  get photo(): string | null | undefined {
    return (this.start.value ? this.team.find(this.me) : membershipIn(this.session.value, this.project.value))?.photo;
  }

  /** The scope of what this browser keeps for the person in this project. */
  get owner(): string {
    return untracked(() => ownerOf(this.mount, this.project.value, this.me));
  }

  /** The address of a place for somebody else: with the project, so that it leads there whichever they saw last. */
  linkTo(place: string): string {
    return `${new URL(`${this.mount}console`, location.href).href}?project=${encodeURIComponent(this.project.peek())}#${place}`;
  }
}

const membershipIn = (session: Session | null | undefined, project: string) => session?.memberships?.find(({ slug }) => slug === project);

/** A host of an earlier version names only the projects with a desk. */
function rightsIn(session: Session | null | undefined, project: string): readonly string[] {
  return membershipIn(session, project)?.rights ?? (session?.projects.some(({ slug }) => slug === project) ? ["operator"] : []);
}
