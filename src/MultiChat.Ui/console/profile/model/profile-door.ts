import type { Profile, ProfileInput } from "../../../shared/wire/profile.js";
import { answered, askFor } from "../../app/session-door.js";

/** One's own profile in a project. Each rejects with a `HubError`. */
export const profileAt = (mount: string, project: string) => {
  const profile = `${mount}v1/p/${encodeURIComponent(project)}/profile`;
  return {
    read: () => askFor<Profile>(profile, "GET"),
    save: (input: ProfileInput) => askFor<Profile>(profile, "PUT", input),
    savePhoto: async (photo: Blob) =>
      (await (await answered(fetch(`${profile}/photo`, { method: "PUT", headers: { "X-MultiChat": "1" }, body: photo }))).json()) as Profile,
    removePhoto: () => askFor<Profile>(`${profile}/photo`, "DELETE"),
  };
};

export type ProfileDoor = ReturnType<typeof profileAt>;
