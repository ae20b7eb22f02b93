import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { onEscape } from "./on-escape.js";
import { useLayer } from "./use-layer.js";

/** Where a popover belongs: below or above an element, or at a point. */
export type Anchor = DOMRect | { x: number; y: number };

interface Props {
  anchor: Anchor;
  class?: string;
  role?: "menu" | "dialog";
  label: string;
  onClose(): void;
  children: ComponentChildren;
}

const gap = 4;

/** Stands above everything, goes with Esc or a click elsewhere, and gives the focus back. */
export function Popover({ anchor, label, onClose, children, role = "dialog", class: name = "menu" }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayer(onClose);

  useLayoutEffect(() => {
    const element = box.current!;
    const before = document.activeElement;
    element.showPopover();
    place(element, anchor);
    const first = element.querySelector<HTMLElement>("[autofocus], input, [role^=menuitem], button, select");
    first?.focus({ preventScroll: true });
    return () => {
      const isInside = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    const element = box.current!;
    const toggled = (event: Event) => (event as ToggleEvent).newState === "closed" && onClose();
    element.addEventListener("toggle", toggled);
    return () => element.removeEventListener("toggle", toggled);
  }, [onClose]);

  return (
    <div ref={box} class={name} popover="auto" role={role} aria-label={label} onKeyDown={onEscape(onClose)}>
      {children}
    </div>
  );
}

function place(element: HTMLElement, anchor: Anchor): void {
  const { width, height } = element.getBoundingClientRect();
  const around = "width" in anchor ? anchor : new DOMRect(anchor.x, anchor.y, 0, 0);
  const below = around.bottom + gap;
  const top = below + height <= innerHeight - gap ? below : Math.max(gap, around.top - gap - height);
  // Where it does not fit beneath its button's beginning it ends with it.
  const wanted = around.left + width <= innerWidth - gap ? around.left : around.right - width;
  const left = Math.max(gap, Math.min(wanted, innerWidth - width - gap));
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
