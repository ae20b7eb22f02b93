import type { Id, Instant } from "./wire.js";

/** What signs somebody in: a right password may need more, which is asked for by refusals. */
export interface Credentials {
  email: string;
  password: string;
  /** Six digits of the second factor, or a recovery code. */
  code?: string;
  /** In place of a password that came by letter. */
  newPassword?: string;
}

export interface Account {
  email: string;
  /** Unavailable where the host has no key for secrets. */
  secondFactor: "off" | "on" | "unavailable";
  /** How many are left. */
  recoveryCodes: number;
  /** The newest first. */
  sessions: AccountSession[];
}

export interface AccountSession {
  id: Id;
  /** "Chrome · Windows"; an old session has neither this nor the time. */
  device?: string | null;
  begunAt?: Instant | null;
  current: boolean;
}

/** A second factor that is to be turned on within ten minutes. */
export interface FactorOffer {
  offer: string;
  secret: string;
  uri: string;
  /** `path` draws the dark modules in a square of `size`, its quiet edge included. */
  qr: { size: number; path: string };
}

/** Shown this once. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}
