import type { HubError } from "../../shared/hub.js";
import type { Identity } from "../../shared/wire.js";

const request = async (address: string, method: string): Promise<Response> => {
  const answer = await fetch(`${address}identity`, {
    method,
    headers: { "Content-Type": "application/json", "X-MultiChat": "1" },
    ...(method === "POST" ? { body: "{}" } : {}),
  });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as Partial<HubError>;
  throw { code: "internal", ...problem };
};

/** Makes this browser a visitor, if it is none yet, and gives a ticket for the hub. */
export const identify = async (address: string): Promise<Identity> =>
  (await (await request(address, "POST")).json()) as Identity;

/** The browser stops being this visitor. */
export const forgetIdentity = (address: string): Promise<unknown> => request(address, "DELETE");
