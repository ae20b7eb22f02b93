export interface Session {
  name: string;
  projects: { slug: string; name: string }[];
  /** Everywhere the person has any right; absent from a host of an earlier version. */
  memberships?: { slug: string; name: string; rights: string[] }[];
}
