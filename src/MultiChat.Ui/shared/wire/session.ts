import type { Id } from "./wire.js";

export interface Session {
  name: string;
  projects: { slug: string; name: string }[];
  /** Everywhere the person has any right; absent from a host of an earlier version. */
  memberships?: { slug: string; name: string; rights: string[]; me?: Id; photo?: string | null }[];
}

/** The session where the person may do this in a project from now on. */
export function withRights(session: Session, slug: string, rights: string[]): Session {
  const memberships = (session.memberships ?? []).map(one => (one.slug === slug ? { ...one, rights } : one));
  const desks = session.projects.filter(one => one.slug !== slug);
  const own = memberships.find(one => one.slug === slug);
  if (!own || !rights.includes("operator")) return { ...session, projects: desks, memberships };
  return { ...session, projects: session.projects.length > desks.length ? session.projects : [...desks, { slug, name: own.name }], memberships };
}

/** All projects that the person has anything to do in: first where they have a desk, then where they have another right. */
export function projectsOf({ projects, memberships = [] }: Session): Session["projects"] {
  return [...projects, ...memberships.filter(({ slug }) => !projects.some(one => one.slug === slug))];
}
