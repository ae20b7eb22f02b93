import type { Profile } from "../../../shared/wire/profile.js";
import type { Session } from "../../../shared/wire/session.js";
import { nameOf } from "./profile-form.js";

/** The session with the person's name and photo as they are in one of its projects by now. */
export function introduced(session: Session | null | undefined, project: string, profile: Profile): Session | null | undefined {
  const { photo } = profile;
  const name = nameOf(profile);
  const known = session?.memberships?.find(({ slug }) => slug === project);
  if (!session?.memberships || !known || (session.name === name && (known.photo ?? null) === photo)) return session;
  return { ...session, name, memberships: session.memberships.map(one => (one === known ? { ...one, photo } : one)) };
}
