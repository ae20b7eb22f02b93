import type { HubError } from "../../shared/hub.js";
import type { Credentials } from "../../shared/wire/account.js";
import type { Session } from "../../shared/wire/session.js";
import type { PageTexts, Problem } from "../../shared/wire/wire.js";

const failure = (problem: Problem): HubError => Object.assign(new Error(problem.code), problem);

/** Rejects with a `HubError`; its code is `lost` where no answer came. */
export async function ask(url: string, method: "GET" | "POST" | "PUT" | "DELETE", body?: object): Promise<Response> {
  const headers: Record<string, string> = method === "GET" ? {} : { "X-MultiChat": "1" };
  if (body) headers["Content-Type"] = "application/json";
  return answered(fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

/** The same, of a request that is under way. */
export async function answered(request: Promise<Response>): Promise<Response> {
  const answer = await request.catch(() => null);
  if (!answer) throw failure({ code: "lost", status: 0 });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => null)) as Problem | null;
  throw failure(problem?.code ? problem : { code: answer.status === 401 ? "not_signed_in" : "internal", status: answer.status });
}

/** The same, of what the answer says. */
export const askFor = async <T>(...request: Parameters<typeof ask>): Promise<T> => (await (await ask(...request)).json()) as T;

/** The session cookie's side of the desk. */
export const sessionAt = (mount: string) => ({
  find: () => askFor<Session>(`${mount}v1/session`, "GET"),
  begin: (credentials: Credentials) => askFor<Session>(`${mount}v1/session`, "POST", credentials),
  end: async () => void (await ask(`${mount}v1/session`, "DELETE")),
});

/** The host's own words in a language, which everybody may ask for. */
export const textsAt = (mount: string) => (language: string) =>
  askFor<PageTexts>(`${mount}v1/texts?language=${encodeURIComponent(language)}`, "GET");
