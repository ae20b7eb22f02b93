import type { Session } from "../../shared/wire/session.js";

/** The session with another name of one of its projects. */
export function renamed(session: Session, project: string, name: string): Session {
  const rename = <P extends { slug: string }>(one: P): P => (one.slug === project ? { ...one, name } : one);
  const { projects, memberships } = session;
  return { ...session, projects: projects.map(rename), ...(memberships ? { memberships: memberships.map(rename) } : {}) };
}
