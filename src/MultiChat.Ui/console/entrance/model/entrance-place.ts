import type { Place } from "../../app/places.js";

/** Places that are open to everybody, whoever is signed in. */
export type EntrancePlace = { kind: "forgot" } | { kind: "link"; token: string };

export const forgotAddress = "/forgot";

export function entranceOf({ path }: Place): EntrancePlace | null {
  const [head, token] = path;
  if (head === "forgot") return { kind: "forgot" };
  return head === "password" && token ? { kind: "link", token } : null;
}
