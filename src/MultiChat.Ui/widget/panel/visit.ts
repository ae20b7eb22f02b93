import type { Delivery } from "../../shared/delivery.js";
import { codeOf } from "../../shared/hub.js";
import { Patience } from "../../shared/patience.js";
import { ServerTime } from "../../shared/time.js";
import { apply, prepend, viewOf, type View } from "../../shared/view.js";
import type { Hello, VisitorCalls, VisitorDialog, VisitorItem, VisitorLog, VisitorMessage, VisitorPushes, VisitorSnapshot } from "../../shared/wire/visitor.js";
import type { Resync } from "../../shared/wire/wire.js";
import { Memory } from "./memory.js";
import { OwnMessages, type Echo, type OwnMessage } from "./own-messages.js";
import type { VisitSettings } from "./visit-settings.js";

/** What was pushed while a call of `Join` is under way: newer than its answer may be. */
interface Heard {
  read: number;
  available?: boolean;
}

type DialogView = View<VisitorItem, VisitorDialog | null>;

export const kinds: ReadonlySet<string> = new Set<VisitorItem["kind"]>(["message", "edited", "request", "joined", "closed"]);

/** One visitor's conversation as this page knows it, and everything it says to the host. */
export class Visit {
  readonly time: ServerTime;
  available: boolean | undefined;
  /** On an open connection as this visitor. */
  isJoined = false;
  view: DialogView | undefined;
  deskRead = 0;
  readonly memory: Memory;
  visitor: string | undefined;

  #own: OwnMessages;
  #wanted: boolean;
  #hello: Hello | undefined;
  #isGreeted = false;
  #joining: Heard | undefined;
  #joinPatience: Patience;
  #logPatience: Patience;
  #tellPatience: Patience;
  #isAsking = false;
  /** Pushes since the log was last asked for, by `Join` or `Log`, told of events up to here: its answer may be older. */
  #heardUpTo = 0;
  /** What somebody else did is on the page, and the host was not told so. */
  #owesApplied = false;
  #readSent = 0;
  #isPaging = false;

  readonly #settings: VisitSettings;

  constructor(settings: VisitSettings) {
    this.#settings = settings;
    this.time = new ServerTime(settings.clock);
    this.#joinPatience = new Patience(settings.clock);
    this.#logPatience = new Patience(settings.clock);
    this.#tellPatience = new Patience(settings.clock);
    this.memory = new Memory(settings.local, settings.key);
    this.visitor = this.memory.visitor;
    this.#wanted = !this.memory.isEmpty;
    this.#own = new OwnMessages(
      {
        ...settings,
        send: message => this.#send(message),
        accepted: ({ id }) => {
          if (this.visitor) this.memory.hasDialog(this.visitor);
          return this.#messages().some(message => message.id === id);
        },
        changed: () => {
          this.#tidy();
          settings.changed();
        },
        limits: () => this.#hello,
      },
      this.visitor,
    );
  }

  get pending(): readonly OwnMessage[] {
    return this.#own.pending;
  }

  get echoes(): readonly Echo[] {
    return this.#own.echoes;
  }

  get unread(): number {
    return this.#messages().filter(({ from, seq }) => from !== "me" && seq > this.memory.seen).length;
  }

  /** There is no chat to go on with, and none can begin. */
  get mayOnlyAsk(): boolean {
    return !!this.view && this.available === false && this.view.state?.status !== "open" && !this.pending.length && !this.echoes.length;
  }

  get hasDialog(): boolean {
    return !this.memory.isEmpty || !!this.view?.state;
  }

  deliveryOf(message: { id: string; seq?: number }): Delivery | undefined {
    return this.#own.deliveryOf(message, this.deskRead);
  }

  /** From the first opening or sending on this page is a visitor's, not only a guest's. */
  begin(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    if (this.#isGreeted) void this.#join();
  }

  send(text: string, request?: OwnMessage["request"]): void {
    this.begin();
    this.memory.expectDialog();
    this.#own.send(request ? { text, request } : { text });
  }

  resend(id: string): void {
    this.#own.resend(id);
    if (this.#settings.isShown()) this.#settings.hub.retry();
  }

  /** Tells how to reach them, where it was a request. */
  takeBack(id: string): OwnMessage["request"] {
    return this.#own.takeBack(id);
  }

  greeted(hello: Hello): void {
    this.time.learn(hello.serverNow);
    this.#hello = hello;
    this.available = hello.available;
    this.#isGreeted = true;
    this.#joinPatience.forget();
    if (this.#wanted) void this.#join();
    this.#settings.changed();
  }

  lost(): void {
    this.#isGreeted = false;
    this.#joining = undefined;
    this.#logPatience.forget();
    this.#tellPatience.forget();
    this.#outOfTouch();
  }

  pushed<Name extends keyof VisitorPushes>(name: Name, content: VisitorPushes[Name]): void {
    const heard: Heard = this.#joining ?? { read: 0 };
    if (name === "availability") heard.available = this.available = (content as VisitorPushes["availability"]).available;
    else if (name === "log") {
      this.#heardUpTo = Math.max(this.#heardUpTo, (content as VisitorLog).upTo);
      this.#take(content as VisitorLog);
    } else if (name === "marks") {
      heard.read = Math.max(heard.read, (content as VisitorPushes["marks"]).read);
      this.deskRead = Math.max(this.deskRead, heard.read);
    } else if (name === "resync") void this.#join(true);
    // Coming back by itself it would be somebody new.
    else if (name === "ended" && this.#wanted) {
      this.#forget();
      this.#reconnect();
    }
    this.#settings.changed();
  }

  /** In the page again: what came meanwhile is there now. */
  shown(): void {
    this.#acknowledge();
  }

  /** Says what was read, if somebody looks at it. */
  look(): void {
    if (!this.#settings.isShown() || !this.#settings.isLookedAt()) return;
    const seen = this.#seenUpTo();
    if (seen > this.memory.seen) {
      this.memory.sawUpTo(seen);
      this.#settings.changed();
    }
    const seq = this.#messages().findLast(message => message.from !== "me" && message.seq <= seen)?.seq ?? 0;
    if (!this.isJoined || seq <= this.#readSent) return;
    this.#readSent = seq;
    this.#settings.hub.call("Read", { seq }).catch(why => this.#tellAgain(why));
  }

  /** The number of the last message before which no answer has been missed. */
  #seenUpTo(): number {
    let { seen } = this.memory;
    const messages = this.#messages();
    // Answers may be among those that are not loaded.
    if (this.view?.more && messages[0]?.seq! > seen + 1) return seen;
    for (const { id, seq, from } of messages) {
      if (seq <= seen) continue;
      if (from !== "me" && !this.#settings.isOnScreen(id)) break;
      seen = seq;
    }
    return seen;
  }

  async showEarlier(): Promise<void> {
    const before = this.view?.items[0]?.eventSeq;
    if (this.#isPaging || !before || !this.isJoined) return;
    this.#isPaging = true;
    try {
      const page = await this.#settings.hub.call("History", { before, limit: 50 });
      if (this.view?.items[0]?.eventSeq === before) this.view = prepend(this.view, page, kinds);
    } catch {
      // The button is still there.
    }
    this.#isPaging = false;
    this.#settings.changed();
  }

  leave(): void {
    if (this.isJoined) this.#settings.hub.call("Goodbye", {}).catch(() => {});
  }

  /** @param isHere False where another tab did it, and tells the host. */
  async reset(isHere = true): Promise<void> {
    for (const { id } of this.pending) this.#own.takeBack(id);
    this.#forget();
    try {
      if (isHere) await this.#settings.who.forget();
    } finally {
      this.#reconnect();
    }
  }

  #forget() {
    this.memory.forget();
    this.#become(undefined);
    this.#joining = undefined;
    this.#wanted = false;
    this.#settings.forgotten();
  }

  /** As a guest. */
  #reconnect() {
    this.#settings.hub.stop();
    if (this.#settings.isShown()) this.#settings.hub.retry();
  }

  /** @param isResync The view is void; the connection still knows who this is. */
  async #join(isResync = false): Promise<void> {
    const heard: Heard = (this.#joining = { read: 0 });
    this.#heardUpTo = 0;
    try {
      let input: VisitorCalls["Join"]["in"] = {};
      if (!isResync) {
        const identity = await this.#settings.who.identify();
        if (heard !== this.#joining || !this.#wanted) return;
        // Forgotten while it was not connected: coming back by itself it would be somebody new.
        if (identity.isNew && this.view) return this.#forget();
        if (identity.visitor !== this.visitor) this.#become(identity.visitor);
        if (identity.hasDialog) this.memory.hasDialog(identity.visitor);
        const place = this.view?.place;
        input = { ticket: identity.ticket, ...(place?.eventSeq ? { place } : {}) };
        this.#heardUpTo = heard.read = 0;
      }
      const answer = await this.#settings.hub.call("Join", input);
      if (heard === this.#joining) this.#joined(answer, heard);
    } catch (why) {
      if (heard !== this.#joining) return;
      const isKnown = isResync && codeOf(why) !== "not_signed_in";
      this.#joinPatience.again(why, () => heard === this.#joining && void this.#join(isKnown));
    }
  }

  #joined(answer: VisitorSnapshot | VisitorLog, heard: Heard) {
    this.isJoined = true;
    this.#joining = undefined;
    this.#joinPatience.forget();
    this.#readSent = 0;
    this.#owesApplied = true;
    if ("upTo" in answer) this.#take(answer);
    else this.#show(answer, heard);
    this.#acknowledge();
    this.#own.ready(true);
    this.#followUp();
    this.#settings.changed();
  }

  #show(snapshot: VisitorSnapshot, heard: Heard) {
    this.time.learn(snapshot.serverNow);
    this.available = heard.available ?? snapshot.available;
    this.deskRead = Math.max(heard.read, snapshot.marks.read);
    this.view = viewOf(snapshot, snapshot.dialog, kinds);
    if (snapshot.dialog) this.memory.hasDialog(snapshot.visitor);
    this.#settle();
  }

  #take(part: VisitorLog | Resync, isAsked = false) {
    if (!this.view || !this.isJoined || this.#joining) return;
    const outcome = apply(this.view, part, kinds);
    if (outcome === "known") return;
    if (outcome === "resync" || (outcome === "hole" && isAsked)) return void this.#join(true);
    if (outcome === "hole") return void this.#catchUp();
    this.view = outcome;
    if (outcome.state && this.visitor) this.memory.hasDialog(this.visitor);
    this.#settle();
    this.#owesApplied ||= (part as VisitorLog).items.some(item => !("message" in item) || item.message.from !== "me");
    this.#acknowledge();
    for (const item of (part as VisitorLog).items) if (item.kind === "message") this.#settings.arrived(item.message);
    if ((part as VisitorLog).more) void this.#catchUp();
    this.#settings.changed();
  }

  async #catchUp() {
    if (this.#isAsking || this.#joining || !this.view) return;
    this.#isAsking = true;
    this.#heardUpTo = 0;
    const { eventSeq, tag } = this.view.place;
    const part = await this.#settings.hub.call("Log", { after: eventSeq, tag }).catch(why => {
      // The next connection joins from the view's place by itself.
      if (codeOf(why) !== "lost") this.#logPatience.again(why, () => void this.#catchUp());
    });
    this.#isAsking = false;
    if (!part) return;
    this.#logPatience.forget();
    this.#take(part, true);
    this.#followUp();
  }

  /** Asks again where an answer ends before what was pushed meanwhile. */
  #followUp() {
    if (this.view && this.view.place.eventSeq < this.#heardUpTo) void this.#catchUp();
  }

  #acknowledge() {
    const place = this.view?.place;
    if (place?.eventSeq && this.#owesApplied && this.isJoined && this.#settings.isShown()) {
      this.#owesApplied = false;
      this.#settings.hub.call("Applied", place).then(
        () => this.#tellPatience.forget(),
        why => {
          this.#owesApplied = true;
          this.#tellAgain(why);
        },
      );
    }
    this.look();
  }

  // Until the host knows it, an operator sees a mark beside what this page shows.
  #tellAgain(why: unknown) {
    // The next Join says it by itself.
    if (codeOf(why) === "lost") return;
    this.#tellPatience.again(why, () => {
      this.#readSent = 0;
      this.#acknowledge();
    });
  }

  /** The first message never became a dialog: nothing to remember. */
  #tidy() {
    if (this.isJoined && !this.memory.visitor && !this.pending.length) this.memory.forget();
  }

  #settle() {
    this.#own.settle(new Set(this.#messages().map(message => message.id)));
  }

  #messages(): VisitorMessage[] {
    return (this.view?.items ?? []).flatMap(item => ("message" in item ? item.message : []));
  }

  #outOfTouch() {
    this.isJoined = false;
    this.#own.ready(false);
    this.#settings.changed();
  }

  async #send({ id, text, request }: OwnMessage) {
    const { hub } = this.#settings;
    try {
      return await (request ? hub.call("LeaveRequest", { id, text, ...request }) : hub.call("Send", { id, text }));
    } catch (why) {
      if (codeOf(why) === "not_signed_in" && this.isJoined) {
        this.#outOfTouch();
        void this.#join();
      }
      throw why;
    }
  }

  #become(visitor: string | undefined) {
    if (this.visitor) this.memory.forget();
    this.visitor = visitor;
    this.view = undefined;
    this.deskRead = 0;
    this.isJoined = false;
    this.#own.become(visitor);
  }
}
