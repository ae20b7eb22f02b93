import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A sentence in place of a field: who listens hears it, and goes on from here. */
export function HeardNote({ children }: { children: ComponentChildren }) {
  const self = useRef<HTMLParagraphElement>(null);
  useEffect(() => self.current?.focus(), []);
  return (
    <p ref={self} class="step-note" tabIndex={-1}>
      {children}
    </p>
  );
}
