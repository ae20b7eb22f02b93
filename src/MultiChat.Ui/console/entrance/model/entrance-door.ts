import type { Session } from "../../../shared/wire/session.js";
import { ask, askFor } from "../../app/session-door.js";

/** What those may ask who are not signed in. Each rejects with a `HubError`. */
export const entranceAt = (mount: string) => ({
  /** Whether forgotten passwords are answered by letter. */
  hasLetters: async () => (await askFor<{ letters: boolean }>(`${mount}v1/sign-in`, "GET")).letters,
  forgot: async (email: string) => void (await ask(`${mount}v1/password/forgotten`, "POST", { email })),
  choose: (token: string, given: { password: string; code?: string }) => askFor<Session>(`${mount}v1/password`, "POST", { token, ...given }),
});
