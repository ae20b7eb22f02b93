import type { HubError } from "../../shared/hub.js";
import type { Session } from "../../shared/wire/session.js";
import type { PageTexts, Problem } from "../../shared/wire/wire.js";

const failure = (problem: Problem): HubError => Object.assign(new Error(problem.code), problem);

async function ask(url: string, method: "GET" | "POST" | "DELETE", body?: object): Promise<Response> {
  const headers: Record<string, string> = method === "GET" ? {} : { "X-MultiChat": "1" };
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }).catch(() => null);
  if (!answer) throw failure({ code: "lost", status: 0 });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => null)) as Problem | null;
  throw failure(problem?.code ? problem : { code: answer.status === 401 ? "not_signed_in" : "internal", status: answer.status });
}

/** The session cookie's side of the desk. Each rejects with a `HubError`. */
export const sessionAt = (mount: string) => ({
  find: async () => (await (await ask(`${mount}v1/session`, "GET")).json()) as Session,
  begin: async (email: string, password: string) =>
    (await (await ask(`${mount}v1/session`, "POST", { email, password })).json()) as Session,
  end: async () => void (await ask(`${mount}v1/session`, "DELETE")),
});

/** The host's own words in a language, which everybody may ask for. */
export const textsAt = (mount: string) => async (language: string) =>
  (await (await ask(`${mount}v1/texts?language=${encodeURIComponent(language)}`, "GET")).json()) as PageTexts;

export type SessionDoor = ReturnType<typeof sessionAt>;
