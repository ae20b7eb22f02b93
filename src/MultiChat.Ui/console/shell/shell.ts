import { batch, effect } from "@preact/signals";
import { codeOf } from "../../shared/hub.js";
import { projectsOf, type Session } from "../../shared/wire/session.js";
import type { App } from "../app/app.js";
import type { Command } from "../app/command.js";
import { Connection } from "../app/connection.js";
import { countKept, eraseKept } from "../app/kept-here.js";
import type { Page } from "../app/page.js";
import { sessionAt, textsAt } from "../app/session-door.js";
import { tabKeep } from "../../shared/storage.js";
import { Words } from "../app/wording.js";

/** The place of somebody who had to sign in first: a sign-in of the host's own may lose the fragment. */
const placeKept = "multichat:console:place";

/** Who is signed in, the connection, and the pages that they may have. */
export class Shell {
  readonly #session;
  readonly #connection: Connection;

  constructor(
    readonly app: App,
    /** Every page, in the order of the rail. */
    readonly pages: readonly Page[],
  ) {
    this.#session = sessionAt(app.mount);
    this.#connection = new Connection(app, {
      starting: () => this.#each(page => page.starting?.()),
      started: (start, heard, isNew) => this.#each(page => page.started?.(start, heard, isNew)),
      lost: () => this.#each(page => page.lost?.()),
      pushed: push => this.#each(page => page.pushed?.(push)),
      ended: why => (why === "forbidden" ? void this.#rightGone() : this.#signedOut(why)),
      checkSession: () => void this.#checkSession(),
    });
  }

  /** The pages that the person may have. What a right forbids is absent. */
  get allowed(): readonly Page[] {
    const rights = this.app.rights.value;
    return this.pages.filter(({ right }) => right === null || rights.includes(right));
  }

  /** The page of the place; null where the place is none of this person's. */
  get page(): Page | null {
    const { place } = this.app.places.now.value;
    const [head = ""] = place.path;
    return this.allowed.find(({ heads, knows }) => heads.includes(head) || knows?.(place)) ?? null;
  }

  begin(): void {
    const { app } = this;
    new Words(app, textsAt(app.mount)).follow();
    effect(() => {
      document.documentElement.lang = app.language.value;
    });
    effect(() => this.#stayInside());
    this.#tick();
    this.#watchPage();
    void app.worker.begin();
    void this.#findSession();
  }

  /** An address that leads nowhere leads home. */
  #stayInside(): void {
    const { app } = this;
    if (!app.session.value || !app.project.value || app.projectIsMissing.value || this.page) return;
    const [first] = this.allowed;
    if (first) app.places.go(first.doors[0]?.address ?? `/${first.heads[0]}`, { replace: true });
  }

  press(command: Command): boolean {
    const { overlay } = this.app;
    switch (command) {
      case "palette":
      case "keys":
        overlay.value = command;
        return true;
      case "undo":
        return this.app.toasts.undo();
      default:
        return this.allowed.some(page => page.press?.(command) ?? false);
    }
  }

  retry(): void {
    this.#connection.hub?.retry();
  }

  async #findSession(): Promise<void> {
    try {
      this.#enter(await this.#session.find());
    } catch (why) {
      if (codeOf(why) === "not_signed_in") this.#askWho();
      else {
        this.app.link.value = "lost";
        this.app.clock.after(2_000, () => void this.#findSession());
      }
    }
  }

  #askWho(): void {
    const { address } = this.app.places.now.peek().place;
    if (address) tabKeep.set(placeKept, address);
    this.app.session.value = null;
  }

  async signIn(email: string, password: string): Promise<void> {
    this.#enter(await this.#session.begin(email, password));
  }

  /** What signing out would erase. */
  get kept(): { drafts: number; pending: number } {
    return countKept(this.app.keep, this.app.mount);
  }

  async signOut(): Promise<void> {
    await this.#session.end();
    this.pages.forEach(page => page.signedOut?.());
    eraseKept(this.app.keep, this.app.mount);
    // Where one was is nobody else's to see.
    this.app.places.go("", { replace: true });
    this.#signedOut(null);
    tabKeep.remove(placeKept);
  }

  #enter(session: Session): void {
    const { app } = this;
    const wanted = new URLSearchParams(location.search).get("project");
    const projects = projectsOf(session);
    const project = projects.find(({ slug }) => slug === wanted) ?? (wanted ? undefined : projects[0]);
    const place = tabKeep.get(placeKept);
    tabKeep.remove(placeKept);
    batch(() => {
      app.signInNote.value = null;
      app.projectIsMissing.value = projects.length > 0 && !project;
      app.project.value = project?.slug ?? "";
      app.session.value = session;
      if (place && !app.places.now.peek().place.address) app.places.go(place, { replace: true });
    });
    if (app.rights.peek().includes("operator")) this.#connection.connect();
    else app.link.value = "open";
  }

  async #checkSession(): Promise<void> {
    try {
      await this.#session.find();
    } catch (why) {
      if (codeOf(why) === "not_signed_in") this.#signedOut("ended");
    }
  }

  /** The desk's right was taken: what other rights open stays open. */
  async #rightGone(): Promise<void> {
    const slug = this.app.project.peek();
    const session = await this.#session.find().catch(() => null);
    this.#signedOut("forbidden");
    if (session?.memberships?.some(member => member.slug === slug && member.rights.length > 0)) {
      this.#enter(session);
      this.app.toasts.say(this.app.texts.peek()("signIn.forbidden"));
    }
  }

  #signedOut(note: "ended" | "forbidden" | null): void {
    const { app } = this;
    this.#connection.stop();
    batch(() => {
      this.pages.forEach(page => page.signedOut?.());
      app.overlay.value = null;
      app.start.value = null;
      app.status.value = null;
      app.signInNote.value = note;
      this.#askWho();
    });
  }

  #each(act: (page: Page) => void): void {
    this.allowed.forEach(act);
  }

  #watchPage(): void {
    const { app } = this;
    const look = () => {
      app.isOnline.value = navigator.onLine;
      app.attention.value++;
    };
    for (const name of ["online", "offline", "focus", "blur", "resize"]) addEventListener(name, look);
    document.addEventListener("visibilitychange", look);
    look();
  }

  #tick(): void {
    this.app.clock.after(1_000, () => {
      this.app.now.value = this.app.time.now();
      this.#tick();
    });
  }
}
