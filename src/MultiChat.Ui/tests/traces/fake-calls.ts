import type { HubError } from "../../shared/hub.js";
import type { Did } from "./trace.js";

export interface Answer extends Omit<HubError, "code"> {
  call: number;
  code: string | null;
  ok: unknown;
}

/** What a part of a page asks the host: answered when the trace says so, and lost at once where the model had no connection. */
export class FakeCalls {
  #open = new Map<number, { what: string; done(ok: never): void; failed(why: HubError): void }>();
  #made = 0;
  #expected: { isLost?: boolean }[] = [];

  constructor(private readonly did: (...did: Did) => void) {}

  /** Calls that the model makes in the step that comes. */
  expect(did: Did[]) {
    this.#expected = did.flatMap(([, detail]) => (detail && typeof detail === "object" && "call" in detail ? [detail as { isLost?: boolean }] : []));
  }

  readonly call = (method: string, input: object): Promise<never> => this.#ask("call", { method, in: input });

  /** Asks another way than by the connection. */
  ask(what: string): Promise<never> {
    return this.#ask(what, {});
  }

  answer({ call, code, responsible, ok }: Answer) {
    const open = this.#open.get(call);
    this.#open.delete(call);
    if (code) open?.failed({ code, ...(responsible === undefined ? {} : { responsible }) });
    else open?.done(ok as never);
  }

  /** The connection is gone, and each call that was under way with it. */
  lose() {
    for (const [call, { what, failed }] of this.#open) {
      if (what !== "call") continue;
      this.#open.delete(call);
      failed({ code: "lost" });
    }
  }

  #ask(what: string, detail: object): Promise<never> {
    const call = ++this.#made;
    const isLost = this.#expected.shift()?.isLost;
    this.did(what, { call, ...detail, isLost });
    return new Promise((done, failed) => (isLost ? failed({ code: "lost" }) : this.#open.set(call, { what, done, failed })));
  }
}
