import type { HubError } from "../../shared/hub.js";
import type { Identity } from "../../shared/wire.js";

const patience = 15_000;

const request = async (address: string, method: string): Promise<Response> => {
  const answer = await fetch(`${address}identity`, {
    method,
    signal: AbortSignal.timeout(patience),
    headers: { "Content-Type": "application/json", "X-MultiChat": "1" },
    ...(method === "POST" ? { body: "{}" } : {}),
  });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as Partial<HubError>;
  throw { code: "internal", ...problem };
};

// Two tabs that ask at once, both without a cookie, would become two visitors. Pages without TLS have no locks.
type TakeTurns = (name: string, ask: () => Promise<Identity>) => Promise<Identity>;
const locks = navigator.locks as LockManager | undefined;
const takeTurns: Promise<TakeTurns> | TakeTurns = locks
  ? (name, ask) => locks.request(name, ask)
  : import("./agreement.js").then(chunk => chunk.agree, () => (_, ask) => ask());

/** Makes this browser a visitor, if it is none yet, and gives a ticket for the hub. */
export const identify = async (address: string): Promise<Identity> => {
  const ask = async () => (await (await request(address, "POST")).json()) as Identity;
  return (await takeTurns)(`multichat:${address}identity`, ask);
};

/** The browser stops being this visitor. */
export const forgetIdentity = (address: string): Promise<unknown> => request(address, "DELETE");
