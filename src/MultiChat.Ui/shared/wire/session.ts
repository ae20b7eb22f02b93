export interface Session {
  name: string;
  projects: { slug: string; name: string }[];
  /** Everywhere the person has any right; absent from a host of an earlier version. */
  memberships?: { slug: string; name: string; rights: string[] }[];
}

/** All projects that the person has anything to do in: first where they have a desk, then where they have another right. */
export function projectsOf({ projects, memberships = [] }: Session): Session["projects"] {
  return [...projects, ...memberships.filter(({ slug }) => !projects.some(one => one.slug === slug))];
}
