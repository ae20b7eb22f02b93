import { browserClock } from "../../shared/clock.js";
import type { HubError } from "../../shared/hub.js";
import type { Keep } from "../../shared/storage.js";
import type { Identity } from "../../shared/wire/visitor.js";

const patience = 15_000;


type Ask = () => Promise<Identity>;
type TakeTurns = (name: string, ask: Ask) => Promise<Identity>;

/** Who this browser is: by a cookie that scripts cannot read, or where it refuses that, by a token that the page keeps. */
export class WhoIsWho {
  /** The token in place of the cookie; empty before the host has given one. */
  #token: string | undefined;
  #forgetting: Promise<void> | undefined;

  constructor(
    private readonly address: string,
    /** Where the site lets the token outlive the page. */
    private readonly keep: Keep | undefined,
    private readonly key: string,
    /** Where it is noted that this browser is to be forgotten, until the host knows that. The note tells the other tabs. */
    private readonly local: Keep,
    private readonly owed: string,
  ) {
    this.#token = keep?.get(key) ?? undefined;
  }

  /** The talk ends with this page. */
  get isForgotten(): boolean {
    return this.#token !== undefined && !this.keep?.get(this.key);
  }

  /** Makes this browser a visitor, if it is none yet, and gives a ticket for the hub. */
  async identify(): Promise<Identity> {
    await this.forgetOwed();
    if (this.#token === undefined) {
      const identity = await inTurn(`multichat:${this.address}identity`, () => this.#ask());
      if (!identity.isNew || (await this.#hasCookie())) return identity;
      this.#token = "";
    }
    const identity = await this.#ask("memory");
    if (identity.token) this.#token = identity.token;
    else if (!this.#token) this.#token = undefined;
    if (identity.token) this.keep?.set(this.key, identity.token);
    return identity;
  }

  /** The browser stops being this visitor. Where the host cannot be told now, it is before anybody is identified again. */
  forget(): Promise<void> {
    this.local.set(this.owed, `${Date.now()}`);
    return this.forgetOwed();
  }

  forgetOwed(): Promise<void> {
    return (this.#forgetting ??= this.#forget().finally(() => (this.#forgetting = undefined)));
  }

  async #forget(): Promise<void> {
    if (!this.local.get(this.owed)) return;
    await this.#request("identity", "DELETE").catch((why: HubError) => {
      if (why.code !== "not_signed_in") throw why;
    });
    this.local.remove(this.owed);
    this.keep?.remove(this.key);
    if (this.#token) this.#token = "";
  }

  async #ask(keep?: "memory"): Promise<Identity> {
    const answer = await this.#request("identity", "POST", JSON.stringify({ keep }));
    return (await answer.json()) as Identity;
  }

  async #hasCookie(): Promise<boolean> {
    return this.#request("dialog", "GET").then(
      () => true,
      (why: HubError) => {
        if (why.code !== "not_signed_in") throw why;
        return false;
      },
    );
  }

  async #request(path: string, method: string, body?: string): Promise<Response> {
    const answer = await fetch(`${this.address}${path}`, {
      method,
      signal: AbortSignal.timeout(patience),
      headers: {
        "Content-Type": "application/json",
        "X-MultiChat": "1",
        ...(this.#token ? { "X-MultiChat-Visitor": this.#token } : {}),
      },
      body: body ?? null,
    }).catch(() => {
      throw { code: "unreachable" };
    });
    if (answer.ok) return answer;
    const problem = (await answer.json().catch(() => ({}))) as Partial<HubError>;
    throw { code: "internal", ...problem };
  }
}

// Two tabs that ask at once, both without a cookie, would become two visitors. Pages without TLS have no locks, and a browser that
// blocks cookies refuses them, and with them what tabs could agree by.
const ways: TakeTurns[] = [
  async (name, ask) => navigator.locks.request(name, ask),
  async (name, ask) => (await import("./agreement.js")).agree(name, ask, browserClock),
  (_, ask) => ask(),
];

async function inTurn(name: string, ask: Ask, [way, ...others] = ways): Promise<Identity> {
  let isAsked = false;
  const once: Ask = () => {
    isAsked = true;
    return ask();
  };
  try {
    return await way!(name, once);
  } catch (why) {
    if (isAsked || !others.length) throw why;
    return inTurn(name, ask, others);
  }
}
