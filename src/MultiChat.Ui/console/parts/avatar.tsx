import { initialsOf, toneOf } from "./initials.js";

interface Props {
  name: string;
  size: "s" | "m" | "l";
  /** A dot for presence; left out where presence is not meant. */
  online?: boolean | undefined;
}

/** Decorative: the name always stands beside it in words. */
export const Avatar = ({ name, size, online }: Props) => (
  <span class={`avatar avatar-${size} tone-${toneOf(name)}`} aria-hidden="true">
    {initialsOf(name)}
    {online !== undefined && <span class={online ? "dot dot-on" : "dot"} />}
  </span>
);
