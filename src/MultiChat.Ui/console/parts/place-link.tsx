import type { ComponentChildren } from "preact";
import { useApp } from "../app/context.js";

interface Props {
  address: string;
  children: ComponentChildren;
  class?: string;
  /** What a plain click does; without it, it goes to the address. */
  onGo?: () => void;
  [attribute: string]: unknown;
}

/** A real link to a place: another key or button opens it in a tab, as anywhere on the web. */
export function PlaceLink({ address, children, onGo, ...attributes }: Props) {
  const { places } = useApp();
  return (
    <a
      {...attributes}
      href={`#${address}`}
      draggable={false}
      onClick={event => {
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        if (onGo) onGo();
        else places.go(address);
      }}
    >
      {children}
    </a>
  );
}
