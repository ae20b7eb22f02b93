import { batch } from "@preact/signals";
import { guarded } from "../shared/guarded.js";
import { codeOf, connectHub, type Hub } from "../shared/hub.js";
import { Patience } from "../shared/patience.js";
import { tabKeep } from "../shared/storage.js";
import type { Desk, DeskCalls, DeskPushes, DeskRow, Section } from "../shared/wire.js";
import { CardDrafts } from "./card-drafts.js";
import { Drafts } from "./drafts.js";
import { Edits } from "./edits.js";
import { Handed } from "./handed.js";
import { ownerOf } from "./kept-here.js";
import { moveOf, type Move } from "./moves.js";
import { isNews, sections, toldRow, unsure, withFreshPage, withPage, withRows, type RowBook } from "./rows.js";
import type { Store } from "./store.js";

export interface LiveParts {
  started(): void;
  lost(): void;
  log(part: DeskPushes["log"]): void;
  marks(marks: DeskPushes["marks"]): void;
  presence(presence: DeskPushes["presence"]): void;
  client(client: DeskPushes["client"]["client"]): void;
  resync(dialog: string): void;
  /** Clients wrote in Mine. */
  news(rows: readonly DeskRow[]): void;
  /** A dialog became mine, or was mine; by whom and whether after `since`, the log says. */
  moved(row: DeskRow, move: Move, since: number): void;
  /** The session or the right is gone. */
  ended(why: "ended" | "forbidden"): void;
  /** Whether the session cookie still counts, where a connection is refused. */
  checkSession(): void;
}

const mostPages = 20;

/** A row that nobody here knows is of somebody new if its last words are as new as this. */
const newFor = 60_000;

const reloadedFor = "multichat:console:reloadedFor";

/** The desk's connection: says hello, keeps lists fresh, hands pushes on. */
export class Live {
  hub: Hub<DeskCalls> | null = null;
  #isWanted = false;
  #paging: Section | null = null;
  /** What was pushed since the last Start was called: newer than its answer may be. */
  #heard = new Set<"groups" | keyof DeskPushes>();
  #cancelCheck: (() => void) | null = null;
  #unfollow: (() => void) | null = null;
  /** The lists were read once, so that what differs afterwards is news. */
  #hasLists = false;
  /** When the host was heard last before its connection was lost. */
  #heardUntil: number | null = null;
  readonly #patience: Patience;

  constructor(
    private readonly store: Store,
    private readonly parts: LiveParts,
  ) {
    this.#patience = new Patience(store.clock);
  }

  connect(): void {
    const { store } = this;
    store.link.value = "connecting";
    this.#isWanted = true;
    this.#checkLater();
    if (this.hub) return this.hub.retry();
    this.hub = connectHub<DeskCalls, DeskPushes>({
      url: new URL(`${store.mount}v1/p/${encodeURIComponent(store.project.peek())}/hub`, location.href).href,
      opened: () => void this.#start(),
      lost: () => this.#lost(),
      pushed: (name, content) => this.#pushed(name, content),
      fallback: () => import("../shared/hub-fallback.js"),
    });
  }

  stop(): void {
    this.#isWanted = false;
    this.#hasLists = false;
    this.#heardUntil = null;
    this.#cancelCheck?.();
    this.#patience.forget();
    this.hub?.stop();
  }

  /** The section's first page, or the one after what is shown. */
  async page(section: Section): Promise<void> {
    const { store } = this;
    const end = store.book.peek().lists[section];
    if (!this.hub?.isOpen || this.#paging === section || (end.loaded && !end.cursor)) return;
    this.#paging = section;
    store.listProblem.value = false;
    try {
      const page = await this.hub.call("List", { section, limit: 50, ...(end.cursor ? { cursor: end.cursor } : {}) });
      store.book.value = withPage(store.book.peek(), section, page);
    } catch (why) {
      if (codeOf(why) !== "lost") store.listProblem.value = true;
    } finally {
      this.#paging = null;
    }
  }

  /** All pages of a section, as far as anybody may have so many. */
  async wholeList(section: Section): Promise<void> {
    const ends = new Set<string | null>();
    for (let pages = 0; pages < mostPages; pages++) {
      const end = this.store.book.peek().lists[section];
      if ((end.loaded && !end.cursor) || ends.has(end.cursor)) return;
      if (end.loaded) ends.add(end.cursor);
      await this.page(section);
    }
  }

  async #start(): Promise<void> {
    const { store, hub } = this;
    if (!hub) return;
    const heard = (this.#heard = new Set());
    store.book.value = unsure(store.book.peek());
    const language = store.settings.chosenLanguage.peek();
    let desk: Desk;
    try {
      desk = await hub.call("Start", { build: BUILD, language });
    } catch (why) {
      if (this.#isWanted && heard === this.#heard) this.#refused(why);
      return;
    }
    if (!this.#isWanted || heard !== this.#heard) return;
    store.time.learn(desk.serverNow);
    this.#cancelCheck?.();
    this.#patience.forget();
    batch(() => {
      const isNew = store.desk.peek()?.me !== desk.me;
      store.desk.value = desk;
      if (language === store.settings.chosenLanguage.peek()) {
        store.wording.value = { asked: language, language: desk.language, languages: desk.languages, texts: desk.texts };
      }
      if (!heard.has("sections")) store.counts.value = desk.sections;
      if (!heard.has("members")) store.members.value = desk.members;
      if (!heard.has("groups")) store.groups.value = desk.groups;
      if (!heard.has("status")) store.status.value = desk.status;
      store.now.value = store.time.now();
      if (isNew) this.#keepDrafts(desk);
      store.link.value = "open";
    });
    this.parts.started();
    await this.#refresh();
  }

  #keepDrafts(desk: Desk): void {
    const { store } = this;
    this.#unfollow?.();
    const owner = ownerOf(store.mount, store.project.peek(), desk.me);
    const drafts = new Drafts(store.keep, owner);
    const notes = new Drafts(store.keep, owner, "note");
    const edits = new Edits(store.keep, owner);
    const cards = new CardDrafts(store.keep, owner);
    const handed = new Handed(store.keep, owner);
    const ends = [drafts, notes, edits, cards, handed].map(kept => kept.follow());
    this.#unfollow = () => ends.forEach(end => end());
    store.drafts.value = drafts;
    store.notes.value = notes;
    store.edits.value = edits;
    store.cards.value = cards;
    store.handed.value = handed;
  }

  #refused(why: unknown): void {
    const { store } = this;
    const code = codeOf(why);
    if (code === "not_signed_in") this.parts.ended("ended");
    else if (code === "forbidden") this.parts.ended("forbidden");
    else if (code === "not_found") {
      this.stop();
      store.projectIsMissing.value = true;
    } else if (code === "outdated_build") this.#outdated();
    // The next connection starts by itself.
    else if (code !== "lost") this.#patience.again(why, () => void this.#start());
  }

  #outdated(): void {
    this.stop();
    // Once: a cache between us and the host may go on handing out the old page.
    if (tabKeep.get(reloadedFor) === BUILD) {
      this.store.link.value = "outdated";
      return;
    }
    tabKeep.set(reloadedFor, BUILD);
    location.reload();
  }

  /** Lists may have moved while nobody listened. */
  async #refresh(): Promise<void> {
    const { store, hub } = this;
    const now = store.section.peek();
    const since = this.#hasLists ? (this.#heardUntil ?? store.time.now() - newFor) : null;
    for (const section of [now, ...sections.filter(other => other !== now)]) {
      if (section !== now && !store.book.peek().lists[section].loaded) continue;
      try {
        const known = store.book.peek();
        const page = await hub?.call("List", { section, limit: 50 });
        if (!page) continue;
        store.book.value = withFreshPage(store.book.peek(), section, page);
        if (since !== null) this.#tell(known, page.rows, since);
      } catch (why) {
        // The next connection starts by itself.
        if (codeOf(why) === "lost") return;
        store.listProblem.value = true;
        return this.#patience.again(why, () => void this.#refresh());
      }
    }
    store.listProblem.value = false;
    this.#hasLists = true;
    this.#heardUntil = null;
    this.#patience.forget();
  }

  #lost(): void {
    if (!this.#isWanted) return;
    this.#patience.forget();
    this.#heardUntil ??= this.store.time.now();
    if (this.store.link.peek() !== "outdated") this.store.link.value = "lost";
    this.parts.lost();
    this.parts.checkSession();
    this.#checkLater();
  }

  // A refused handshake looks like a dead host: only the session's own address can tell them apart.
  #checkLater(): void {
    this.#cancelCheck?.();
    this.#cancelCheck = this.store.clock.after(3_000, () => {
      if (!this.#isWanted || this.hub?.isOpen) return;
      this.store.link.value = "lost";
      this.parts.checkSession();
      this.#checkLater();
    });
  }

  // One push that cannot be shown must not take those behind it along.
  #pushed<Name extends keyof DeskPushes>(name: Name, content: DeskPushes[Name]): void {
    guarded(() => this.#take(name, content));
  }

  #take<Name extends keyof DeskPushes>(name: Name, content: DeskPushes[Name]): void {
    const { store, parts } = this;
    const push = { name, content } as { [N in keyof DeskPushes]: { name: N; content: DeskPushes[N] } }[keyof DeskPushes];
    this.#heard.add(name);
    switch (push.name) {
      case "log":
        return this.#log(push.content);
      case "marks":
        return parts.marks(push.content);
      case "presence":
        return parts.presence(push.content);
      case "rows":
        return this.#rows(push.content.rows);
      case "sections":
        store.counts.value = push.content;
        return;
      case "members":
        store.members.value = push.content.members;
        if (!push.content.groups) return;
        this.#heard.add("groups");
        store.groups.value = push.content.groups;
        return;
      case "status":
        store.status.value = push.content;
        return;
      case "client":
        return parts.client(push.content.client);
      case "resync":
        if (push.content.dialog) return parts.resync(push.content.dialog);
        return void this.#start();
      case "ended":
        return parts.ended(push.content.code === "forbidden" ? "forbidden" : "ended");
    }
  }

  #log(part: DeskPushes["log"]): void {
    const known = this.store.book.peek();
    guarded(() => this.parts.log(part));
    this.#rows([part.state], known);
  }

  #rows(rows: readonly DeskRow[], known = this.store.book.peek()): void {
    const { store } = this;
    store.book.value = withRows(store.book.peek(), rows);
    this.#tell(known, rows, store.time.now() - newFor);
  }

  /** What a person should hear of; `since` tells a row of somebody new from one that was only never loaded. */
  #tell(known: RowBook, rows: readonly DeskRow[], since: number): void {
    const { store, parts } = this;
    const news = rows.filter(row => isNews(known.rows.get(row.id), row, since));
    if (news.length) guarded(() => parts.news(news));
    for (const row of rows) {
      // What I asked for and got is no move, and what I asked for and did not get was never mine.
      const move = moveOf(known.rows.get(row.id), row, store.me) && moveOf(toldRow(known, row.id), row, store.me);
      if (move) guarded(() => parts.moved(row, move, since));
    }
  }
}
