import { useApp } from "../app/context.js";
import { initialsOf, toneOf } from "./initials.js";

interface Props {
  name: string;
  size: "s" | "m" | "l";
  /** The photo's name; what is not there leaves the initials. */
  photo?: string | null | undefined;
  /** A dot for presence; left out where presence is not meant. */
  online?: boolean | undefined;
}

/** Decorative: the name always stands beside it in words. */
export function Avatar({ name, size, photo, online }: Props) {
  const { mount } = useApp();
  return (
    <span class={`avatar avatar-${size} tone-${toneOf(name)}`} aria-hidden="true">
      {initialsOf(name)}
      {photo && <img src={`${mount}v1/photos/${photo}`} alt="" />}
      {online !== undefined && <span class={online ? "dot dot-on" : "dot"} />}
    </span>
  );
}
