import { batch } from "@preact/signals";
import { guarded } from "../../shared/guarded.js";
import { codeOf, connectHub, type Hub } from "../../shared/hub.js";
import { Patience } from "../../shared/patience.js";
import { tabKeep } from "../../shared/storage.js";
import type { DeskCalls, DeskPushes } from "../../shared/wire/desk.js";
import type { App, Start } from "./app.js";

export type Push = { [Name in keyof DeskPushes]: { name: Name; content: DeskPushes[Name] } }[keyof DeskPushes];
export type Heard = ReadonlySet<"groups" | keyof DeskPushes>;

/** What the pages make of the connection. */
export interface Listener {
  /** The host is asked for everything anew: what it told before may be of another history. */
  starting(): void;
  /** The host's answer; what it has `heard` by pushes meanwhile is newer. */
  started(start: Start, heard: Heard, isNew: boolean): void;
  /** Another person than before is signed in by now. */
  replaced(): void;
  lost(): void;
  pushed(push: Push): void;
  /** The session or the right is gone. */
  ended(why: "ended" | "forbidden"): void;
  /** Whether the session cookie still counts, where a connection is refused. */
  checkSession(): void;
}

const reloadedFor = "multichat:console:reloadedFor";

/** The hub's connection: says hello, says it again after each loss, keeps what all pages share, and hands the rest on. */
export class Connection {
  #hub: Hub<DeskCalls> | null = null;
  #isWanted = false;
  /** What was pushed since the last Start was called: newer than its answer may be. */
  #heard = new Set<"groups" | keyof DeskPushes>();
  #cancelCheck: (() => void) | null = null;
  readonly #patience: Patience;

  constructor(
    private readonly app: App,
    private readonly listener: Listener,
  ) {
    this.#patience = new Patience(app.clock);
  }

  get hub(): Hub<DeskCalls> | null {
    return this.#hub;
  }

  connect(): void {
    const { app } = this;
    app.link.value = "connecting";
    this.#isWanted = true;
    this.#checkLater();
    if (this.#hub) return this.#hub.retry();
    this.#hub = app.hub = connectHub<DeskCalls, DeskPushes>({
      url: new URL(`${app.mount}v1/p/${encodeURIComponent(app.project.peek())}/hub`, location.href).href,
      opened: () => void this.#start(),
      lost: () => this.#lost(),
      pushed: (name, content) => this.#pushed(name, content),
      fallback: () => import("../../shared/hub-fallback.js"),
    });
  }

  /** Connects anew, under the session that the browser has by now. */
  renew(): void {
    this.#hub?.stop();
    this.connect();
  }

  stop(): void {
    this.#isWanted = false;
    this.#cancelCheck?.();
    this.#patience.forget();
    this.#hub?.stop();
  }

  async #start(): Promise<void> {
    const { app } = this;
    const hub = this.#hub;
    if (!hub) return;
    if (!app.rights.peek().includes("operator")) return this.#opened();
    const heard = (this.#heard = new Set());
    this.listener.starting();
    const language = app.settings.chosenLanguage.peek();
    let start: Start;
    try {
      start = await hub.call("Start", { build: BUILD, language });
    } catch (why) {
      if (this.#isWanted && heard === this.#heard) this.#refused(why);
      return;
    }
    if (!this.#isWanted || heard !== this.#heard) return;
    app.time.learn(start.serverNow);
    batch(() => {
      const before = app.start.peek()?.me;
      const isNew = before !== start.me;
      if (before && isNew) this.listener.replaced();
      app.start.value = start;
      if (language === app.settings.chosenLanguage.peek()) {
        app.wording.value = { asked: language, language: start.language, languages: start.languages, texts: start.texts };
      }
      if (!heard.has("members")) app.team.members.value = start.members;
      if (!heard.has("groups")) {
        app.team.groups.value = start.groups;
        app.team.classes.value = start.classes;
      }
      if (!heard.has("status")) app.status.value = start.status;
      app.now.value = app.time.now();
      this.#opened();
      this.listener.started(start, heard, isNew);
    });
  }

  /** Whoever is no operator is told of their rights, and has no desk to start. */
  #opened(): void {
    this.#cancelCheck?.();
    this.#patience.forget();
    this.app.link.value = "open";
  }

  #refused(why: unknown): void {
    const { app } = this;
    const code = codeOf(why);
    if (code === "not_signed_in") this.listener.ended("ended");
    else if (code === "forbidden") this.listener.ended("forbidden");
    else if (code === "not_found") {
      this.stop();
      app.projectIsMissing.value = true;
    } else if (code === "outdated_build") this.#outdated();
    // The next connection starts by itself.
    else if (code !== "lost") this.#patience.again(why, () => void this.#start());
  }

  #outdated(): void {
    this.stop();
    // Once: a cache between us and the host may go on handing out the old page.
    if (tabKeep.get(reloadedFor) === BUILD) {
      this.app.link.value = "outdated";
      return;
    }
    tabKeep.set(reloadedFor, BUILD);
    location.reload();
  }

  #lost(): void {
    if (!this.#isWanted) return;
    this.#patience.forget();
    if (this.app.link.peek() !== "outdated") this.app.link.value = "lost";
    this.listener.lost();
    this.listener.checkSession();
    this.#checkLater();
  }

  // A refused handshake looks like a dead host: only the session's own address can tell them apart.
  #checkLater(): void {
    this.#cancelCheck?.();
    this.#cancelCheck = this.app.clock.after(3_000, () => {
      if (!this.#isWanted || this.#hub?.isOpen) return;
      this.app.link.value = "lost";
      this.listener.checkSession();
      this.#checkLater();
    });
  }

  // One push that cannot be shown must not take those behind it along.
  #pushed<Name extends keyof DeskPushes>(name: Name, content: DeskPushes[Name]): void {
    guarded(() => this.#take({ name, content } as Push));
  }

  #take(push: Push): void {
    const { app, listener } = this;
    this.#heard.add(push.name);
    switch (push.name) {
      case "members":
        app.team.members.value = push.content.members;
        if (push.content.project) app.called(push.content.project);
        if (!push.content.groups) return;
        this.#heard.add("groups");
        app.team.groups.value = push.content.groups;
        app.team.classes.value = push.content.classes ?? app.team.classes.peek();
        return;
      case "status":
        app.status.value = push.content;
        return;
      case "resync":
        return push.content.dialog ? listener.pushed(push) : void this.#start();
      case "ended":
        return listener.ended(push.content.code === "forbidden" ? "forbidden" : "ended");
      default:
        return listener.pushed(push);
    }
  }
}
