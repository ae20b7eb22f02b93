/** Members as they see themselves. */
export interface Profile {
  version: number;
  email: string;
  firstName: string;
  /** "-" for none. */
  lastName: string;
  phone: string | null;
  /** The photo's name under `v1/photos/`. */
  photo: string | null;
}

export type ProfileInput = Pick<Profile, "version" | "firstName" | "lastName" | "phone">;
