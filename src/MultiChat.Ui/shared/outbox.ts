import type { Clock } from "./clock.js";
import { deadlineOf, deliveryOfPending, isRejection, type Delivery, type DeliveryLimits } from "./delivery.js";
import { codeOf, type HubError } from "./hub.js";
import { Patience } from "./patience.js";
import type { PendingMessage, PendingStore } from "./pending.js";

export interface OutboxSettings<Message extends PendingMessage, Answer> {
  store: PendingStore<Message>;
  clock: Clock;
  /** Sends one message; rejects with a `HubError`. */
  send(message: Message): Promise<Answer>;
  accepted(message: Message, answer: Answer): void;
  /** Final: the text goes back to the person. */
  rejected(message: Message, why: HubError): void;
  /** Something to show differs. */
  changed(): void;
  browserIsOnline?: () => boolean;
  limits?: () => DeliveryLimits | undefined;
}

interface Entry<Message> {
  message: Message;
  sentAt: number;
}

/** The messages of one dialog on their way: in order, one at a time, each until the host has answered. */
export class Outbox<Message extends PendingMessage, Answer> {
  #entries: Entry<Message>[] = [];
  #foreign = new Map<string, () => void>();
  #isReady = false;
  /** The message under way, which need not be the first: another tab's older one may have come before it. */
  #attempt: { id: string } | undefined;
  #patience: Patience;
  #cancelMark: (() => void) | undefined;
  #unwatch: () => void;

  readonly #settings: OutboxSettings<Message, Answer>;

  constructor(settings: OutboxSettings<Message, Answer>) {
    this.#settings = settings;
    this.#patience = new Patience(settings.clock);
    for (const message of settings.store.list()) this.#insert(message);
    this.#unwatch = settings.store.watch((id, message) => this.#changedElsewhere(id, message));
    this.#scheduleMark();
  }

  get messages(): readonly Message[] {
    return this.#entries.map(entry => entry.message);
  }

  deliveryOf(id: string): Delivery | undefined {
    const entry = this.#find(id);
    if (!entry) return undefined;
    const online = this.#settings.browserIsOnline?.() ?? navigator.onLine;
    return deliveryOfPending(this.#settings.clock.steady() - entry.sentAt, online, this.#settings.limits?.());
  }

  /** The person sends. Kept before it is sent. */
  add(message: Message): void {
    this.#settings.store.put(message);
    this.#insert(message);
    this.#touched();
  }

  /** The person sends it again: the same id, and a new deadline. */
  resend(id: string): void {
    const entry = this.#find(id);
    if (!entry) return;
    entry.sentAt = this.#settings.clock.steady();
    if (id === this.#attempt?.id) {
      this.#forgetAttempt();
      this.#pump(entry);
    }
    this.#touched();
  }

  /** The person takes it back. If the host had it after all, it comes by the log. */
  remove(id: string): void {
    this.settle(id);
  }

  /** The log shows it: no answer is needed any more. */
  settle(id: string): void {
    const index = this.#entries.findIndex(entry => entry.message.id === id);
    const foreign = this.#foreign.get(id);
    if (index < 0 && !foreign) return;
    this.#settings.store.remove(id);
    foreign?.();
    this.#foreign.delete(id);
    if (index < 0) return;
    this.#entries.splice(index, 1);
    if (id === this.#attempt?.id) this.#forgetAttempt();
    this.#touched();
  }

  /** Whether the connection can send now. Becoming ready sends everything again by itself. */
  ready(isReady: boolean): void {
    // Ready again on the same connection, after a resync: what is under way there still is.
    if (!isReady || !this.#isReady) this.#forgetAttempt();
    this.#isReady = isReady;
    if (isReady) for (const id of [...this.#foreign.keys()]) this.#adopt(id);
    this.#touched();
  }

  /** Leaves the stored messages for the next page. */
  stop(): void {
    this.#isReady = false;
    this.#forgetAttempt();
    this.#cancelMark?.();
    this.#unwatch();
    for (const cancel of this.#foreign.values()) cancel();
  }

  get #deadline() {
    return deadlineOf(this.#settings.limits?.());
  }

  #find(id: string) {
    return this.#entries.find(entry => entry.message.id === id);
  }

  #insert(message: Message) {
    if (this.#find(message.id)) return;
    this.#entries.push({ message, sentAt: this.#settings.clock.steady() });
    this.#entries.sort((a, b) => (a.message.id < b.message.id ? -1 : 1));
  }

  #touched() {
    this.#pump();
    this.#scheduleMark();
    this.#settings.changed();
  }

  #forgetAttempt() {
    this.#attempt = undefined;
    this.#patience.forget();
  }

  #pump(next = this.#entries[0]) {
    if (!next || !this.#isReady || this.#attempt) return;
    const { message } = next;
    const attempt = (this.#attempt = { id: message.id });
    this.#settings.send(message).then(
      answer => {
        if (!this.#find(message.id)) return;
        this.#settings.accepted(message, answer);
        this.settle(message.id);
      },
      (why: HubError) => this.#failed(message, attempt, why),
    );
  }

  #failed(message: Message, attempt: object, why: HubError) {
    if (!this.#find(message.id)) return;
    if (isRejection(codeOf(why))) {
      this.settle(message.id);
      this.#settings.rejected(message, why);
    } else if (attempt === this.#attempt && codeOf(why) !== "lost") {
      this.#patience.again(why, () => {
        this.#attempt = undefined;
        this.#pump();
      });
    }
  }

  // Another tab sends its own messages. This one takes over what is still pending after the deadline,
  // because that tab may be gone; a double is harmless, the id is a key.
  #changedElsewhere(id: string, message: Message | null) {
    if (message && !this.#find(id)) {
      this.#foreign.set(id, this.#settings.clock.after(this.#deadline, () => this.#adopt(id)));
    } else if (!message) {
      this.settle(id);
    }
  }

  #adopt(id: string) {
    this.#foreign.get(id)?.();
    this.#foreign.delete(id);
    const message = this.#settings.store.list().find(stored => stored.id === id);
    if (!message) return;
    this.#insert(message);
    this.#touched();
  }

  #scheduleMark() {
    this.#cancelMark?.();
    const now = this.#settings.clock.steady();
    const due = this.#entries.map(entry => entry.sentAt + this.#deadline).filter(at => at > now);
    if (!due.length) return;
    this.#cancelMark = this.#settings.clock.after(Math.min(...due) - now, () => {
      this.#scheduleMark();
      this.#settings.changed();
    });
  }
}
