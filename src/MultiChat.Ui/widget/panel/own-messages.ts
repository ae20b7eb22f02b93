import type { Clock } from "../../shared/clock.js";
import { deliveryToDesk, type Delivery, type DeliveryLimits } from "../../shared/delivery.js";
import type { HubError } from "../../shared/hub.js";
import { mintId } from "../../shared/ids.js";
import { Outbox } from "../../shared/outbox.js";
import { pendingStore, type PendingMessage, type PendingStore } from "../../shared/pending.js";
import type { Keep } from "../../shared/storage.js";
import type { VisitorMessage, VisitorRequest } from "../../shared/wire/visitor.js";

/** What the visitor says: a message, or a request where there is a way to reach them. */
export interface OwnMessage extends PendingMessage {
  request?: Omit<VisitorRequest, "text">;
}

/** What the host accepted and the log has not brought yet. */
export interface Echo extends VisitorMessage {
  isRequest?: boolean;
}

export interface OwnMessagesSettings {
  clock: Clock;
  local: Keep;
  tab: Keep;
  key: string;
  send(message: OwnMessage): Promise<{ message: VisitorMessage }>;
  /** True where the log shows the message already. */
  accepted(message: VisitorMessage): boolean;
  rejected(message: OwnMessage, why: HubError): void;
  changed(): void;
  limits(): DeliveryLimits | undefined;
}

/** What the visitor sent and the log has not brought yet. */
export class OwnMessages {
  /** Accepted ones, in the order of acceptance. */
  echoes: readonly Echo[] = [];
  #outbox: Outbox<OwnMessage, { message: VisitorMessage }>;
  #sentHere = new Set<string>();

  constructor(
    private readonly settings: OwnMessagesSettings,
    private visitor: string | undefined,
  ) {
    this.#outbox = this.#open();
  }

  get pending(): readonly OwnMessage[] {
    return this.#outbox.messages;
  }

  deliveryOf(message: { id: string; seq?: number }, deskRead: number): Delivery | undefined {
    if (message.seq !== undefined) return deliveryToDesk({ seq: message.seq }, { read: deskRead });
    return this.#outbox.deliveryOf(message.id);
  }

  send(said: Omit<OwnMessage, "id">): void {
    const message = { id: mintId(this.settings.clock.wall()), ...said };
    this.#sentHere.add(message.id);
    this.#outbox.add(message);
  }

  resend(id: string): void {
    this.#outbox.resend(id);
  }

  takeBack(id: string): OwnMessage["request"] {
    const message = this.pending.find(message => message.id === id);
    this.#outbox.remove(id);
    return message?.request;
  }

  ready(isReady: boolean): void {
    this.#outbox.ready(isReady);
  }

  /** What the log shows is no longer on its way. */
  settle(shown: ReadonlySet<string>): void {
    this.echoes = this.echoes.filter(message => !shown.has(message.id));
    for (const { id } of this.pending) if (shown.has(id)) this.#outbox.settle(id);
  }

  /** From now on this is somebody else. What was sent as one visitor never goes out as another. */
  become(visitor: string | undefined): void {
    const before = this.#outbox;
    const wasSomebody = this.visitor !== undefined;
    before.stop();
    this.visitor = visitor;
    this.echoes = [];
    this.#outbox = this.#open();
    for (const message of before.messages) {
      if (!wasSomebody) {
        before.remove(message.id);
        this.#outbox.add(message);
      } else if (message.request || this.#sentHere.has(message.id)) {
        before.remove(message.id);
        this.settings.rejected(message, { code: "not_signed_in" });
      }
    }
  }

  #open() {
    // Before the host said who this is, a message belongs to this tab alone.
    const { key, local, tab, clock, send, rejected, changed, limits } = this.settings;
    const owner = `${key.replace("multichat:", "")}:${this.visitor ?? "new"}`;
    return new Outbox<OwnMessage, { message: VisitorMessage }>({
      store: ownStore(this.visitor ? local : tab, tab, owner),
      clock,
      send,
      accepted: ({ request }, { message }) => {
        if (!this.settings.accepted(message)) this.echoes = [...this.echoes, { ...message, isRequest: !!request }];
      },
      rejected,
      changed,
      limits,
    });
  }
}

/** Requests stay in the tab: what says who somebody is does not outlive it in the browser. */
function ownStore(keep: Keep, tab: Keep, owner: string): PendingStore<OwnMessage> {
  const texts = pendingStore<OwnMessage>(keep, owner);
  const requests = pendingStore<OwnMessage>(tab, owner);
  return {
    put: message => (message.request ? requests : texts).put(message),
    remove(id) {
      texts.remove(id);
      requests.remove(id);
    },
    list: () => [...texts.list(), ...requests.list()],
    watch: texts.watch,
  };
}
