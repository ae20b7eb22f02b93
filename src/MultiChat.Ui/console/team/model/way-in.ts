import type { TeamMember } from "../../../shared/wire/team.js";
import type { TeamKey } from "../../texts/team/index.js";

/** What a member's way in is said to be, and what can be done about it. */
export interface WayIn {
  text: TeamKey;
  /** It keeps them out until somebody does something. */
  isTrouble: boolean;
  /** The letter's button; null where a letter would be of no use. */
  letter: TeamKey | null;
  /** Somebody comes in by a password of their own, which a letter takes away. */
  mustAsk: boolean;
  /** Whether a link lets them choose a password. */
  canHaveLink: boolean;
}

const lettersOf = { none: "way.send", waiting: null, sent: "way.again", failed: "way.again", lapsed: "way.newPassword", own: "way.newPassword", host: null } as const;

/** Null where the host does not tell, or tells what only a later version knows. */
export function wayIn({ access, disabled }: TeamMember, { letters, isAdministrator }: { letters: boolean; isAdministrator: boolean }): WayIn | null {
  if (!access || !(access.state in lettersOf)) return null;
  const { state, at, error } = access;
  const isRetried = state === "waiting" && Boolean(error);
  const isOpen = !disabled && state !== "host";
  return {
    text: isRetried ? "way.retrying" : state === "sent" && at ? "way.sentAt" : `way.${state}`,
    isTrouble: isRetried || state === "failed" || state === "lapsed" || (state === "none" && !disabled),
    letter: letters && isOpen ? (isRetried ? "way.again" : lettersOf[state]) : null,
    mustAsk: state === "own",
    canHaveLink: isAdministrator && isOpen,
  };
}
