import { batch, effect, signal, untracked } from "@preact/signals";
import { codeOf } from "../../shared/hub.js";
import { tabKeep } from "../../shared/storage.js";
import type { Credentials } from "../../shared/wire/account.js";
import { projectsOf, type Session, withRights } from "../../shared/wire/session.js";
import type { App } from "../app/app.js";
import type { Command } from "../app/command.js";
import { Connection } from "../app/connection.js";
import { countKept, eraseKept } from "../app/kept-here.js";
import { Late } from "../app/late.js";
import type { Page } from "../app/page.js";
import { typedIn } from "../app/typed.js";
import { sessionAt, textsAt } from "../app/session-door.js";
import { Words } from "../app/wording.js";
import { entranceOf } from "../entrance/model/entrance-place.js";

/** The place of somebody who had to sign in first: a sign-in of the host's own may lose the fragment. */
const placeKept = "multichat:console:place";

/** Who is signed in, the connection, and the pages that they may have. */
export class Shell {
  readonly #session;
  readonly #connection: Connection;
  #renewing: "asking" | "renewed" | null = null;
  /** The e-mail of somebody who is not signed in yet, as they typed it. */
  readonly email = signal("");
  /** Where somebody was when the right to it was taken, and what they had typed there. */
  readonly gone = signal<{ address: string; typed: string } | null>(null);
  /** What few need to come in. */
  readonly entrance = new Late(() => import("../account/pages/account-pages.js"));

  constructor(
    readonly app: App,
    /** Every page, in the order of the rail. */
    readonly pages: readonly Page[],
  ) {
    this.#session = sessionAt(app.mount);
    this.#connection = new Connection(app, {
      starting: () => this.#each(page => page.starting?.()),
      started: (start, heard, isNew) => {
        this.#renewing = null;
        this.#each(page => page.started?.(start, heard, isNew));
      },
      lost: () => this.#each(page => page.lost?.()),
      pushed: push => {
        if (push.name === "rights") return this.#rightsTold(push.content.rights);
        this.#each(page => page.pushed?.(push));
      },
      replaced: () => void this.#replaced(),
      ended: why => void (why === "forbidden" ? this.#rightGone() : this.#sessionOver()),
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

  /** What was typed at the place, where it is this person's no more. */
  get typedHere(): string | null {
    return !this.page && this.gone.value?.address === this.app.places.now.value.place.address ? this.gone.value.typed : null;
  }

  begin(): void {
    const { app } = this;
    new Words(app, textsAt(app.mount)).follow();
    effect(() => {
      document.documentElement.lang = app.language.value;
    });
    effect(() => this.#stayInside());
    effect(() => {
      app.heading.value = this.#heading;
    });
    this.#tick();
    this.#watchPage();
    void app.worker.begin();
    void this.#findSession();
  }

  /** "Mine · Shop" */
  get #heading(): string {
    const { app } = this;
    const session = app.session.value;
    if (!session) return "";
    const [head] = app.places.now.value.place.path;
    const door = this.allowed.flatMap(({ doors }) => doors).find(({ isCurrent }) => isCurrent());
    const place = door?.label() ?? (head === "profile" || head === "more" ? app.texts.value(`${head}.title`) : "");
    const project = projectsOf(session).find(({ slug }) => slug === app.project.value)?.name;
    return [place, project].filter(Boolean).join(" · ");
  }

  /** An address that leads nowhere leads home. */
  #stayInside(): void {
    const { app } = this;
    if (!app.session.value || !app.project.value || app.projectIsMissing.value || this.page) return;
    if (entranceOf(app.places.now.value.place) || this.typedHere) return;
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
    const { session } = this.app;
    try {
      const found = await this.#session.find();
      // By a link somebody may have come in meanwhile.
      if (session.peek() === undefined) this.#enter(found);
    } catch (why) {
      if (session.peek() !== undefined) return;
      if (codeOf(why) === "not_signed_in") this.#askWho();
      else {
        this.app.link.value = "lost";
        this.app.clock.after(2_000, () => void this.#findSession());
      }
    }
  }

  #askWho(): void {
    const { place } = this.app.places.now.peek();
    // A link's token is kept nowhere.
    if (place.address && !entranceOf(place)) tabKeep.set(placeKept, place.address);
    this.app.session.value = null;
  }

  async signIn(credentials: Credentials): Promise<void> {
    const session = await this.#session.begin(credentials);
    this.gone.value = null;
    this.#enter(session);
  }

  /** A link has let somebody in, who need not be the one that was signed in before. Its token leaves the address. */
  comeIn(session: Session): void {
    batch(() => {
      if (this.app.session.peek()) this.#signedOut(null);
      this.gone.value = null;
      this.app.places.go("", { replace: true });
      this.#enter(session);
    });
  }

  /** What signing out would erase. */
  get kept(): { drafts: number; pending: number } {
    return countKept(this.app.keep, this.app.mount);
  }

  async signOut(): Promise<void> {
    await this.#session.end();
    this.#leavePages();
    eraseKept(this.app.keep, this.app.mount);
    // Where one was is nobody else's to see.
    this.app.places.go("", { replace: true });
    this.gone.value = null;
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
    if (app.project.peek()) this.#connection.connect();
    else app.link.value = "open";
  }

  /** The session that the browser has by now; null where it has none, or where nobody says. */
  async #checkSession(): Promise<Session | null> {
    await this.app.renewal.over();
    try {
      return await this.#session.find();
    } catch (why) {
      if (codeOf(why) === "not_signed_in" && this.app.session.peek()) this.#signedOut("ended");
      return null;
    }
  }

  /** The session of the connection is over. A new password gives the browser another, under which all goes on as it was. */
  async #sessionOver(): Promise<void> {
    if (this.#renewing === "asking") return;
    const wasRenewed = this.#renewing === "renewed";
    this.#renewing = "asking";
    const session = await this.#checkSession();
    this.#renewing = null;
    if (!session || !this.app.session.peek()) return;
    // A host that ends what it has just let in means it.
    if (wasRenewed) return this.#signedOut("ended");
    this.#renewing = "renewed";
    this.app.session.value = session;
    this.#connection.renew();
  }

  /** Another person signed in, in another tab, while there was no connection. */
  async #replaced(): Promise<void> {
    this.#leavePages();
    const session = await this.#checkSession();
    if (session) this.app.session.value = session;
  }

  /** Pages and buttons come and go with the rights. Whoever becomes an operator has a desk to start. */
  #rightsTold(rights: string[]): void {
    this.#renewing = null;
    const { app } = this;
    const session = app.session.peek();
    if (!session || String(app.rights.peek()) === String(rights)) return;
    const wasOperator = app.rights.peek().includes("operator");
    const typed = this.#typedNow();
    batch(() => {
      // Of a page that is gone already nothing more is known.
      this.gone.value = typed ?? this.gone.peek();
      app.session.value = withRights(session, app.project.peek(), rights);
    });
    if (!wasOperator && rights.includes("operator")) this.#connection.renew();
  }

  /** The desk's right was taken: what other rights open stays open. */
  async #rightGone(): Promise<void> {
    const slug = this.app.project.peek();
    this.gone.value = this.#typedNow() ?? this.gone.peek();
    const session = await this.#session.find().catch(() => null);
    this.#signedOut("forbidden");
    if (session?.memberships?.some(member => member.slug === slug && member.rights.length > 0)) {
      this.#enter(session);
      this.app.toasts.say(this.app.texts.peek()("signIn.forbidden"));
    }
  }

  /** What is typed on the page that is open, and not sent or saved. */
  #typedNow(): { address: string; typed: string } | null {
    return untracked(() => {
      const { app, page } = this;
      const typed = typedIn(app.keep, app.owner, page?.drafts ?? []);
      return typed ? { address: app.places.now.value.place.address, typed } : null;
    });
  }

  #signedOut(note: "ended" | "forbidden" | null): void {
    const { app } = this;
    this.#connection.stop();
    batch(() => {
      this.#leavePages();
      app.overlay.value = null;
      app.start.value = null;
      app.status.value = null;
      app.signInNote.value = note;
      this.#askWho();
    });
  }

  #leavePages(): void {
    this.pages.forEach(page => page.signedOut?.());
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
