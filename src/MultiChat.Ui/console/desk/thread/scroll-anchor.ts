/** The first line on the screen, and where it stands: it must not move when lines above it come, go or grow. */
export interface ScrollAnchor {
  key: string;
  top: number;
  /** The part of the column that the line is in, null beyond the last one, and how far the viewport's top is below the part's. */
  chunk: number | null;
  inside: number;
}

export function anchorOf(view: HTMLElement): ScrollAnchor | null {
  const edge = view.getBoundingClientRect();
  for (const line of view.querySelectorAll<HTMLElement>("[data-line]")) {
    const box = line.getBoundingClientRect();
    if (box.bottom <= edge.top) continue;
    // After a long jump nothing that stands on the page is in sight, and there is nothing to hold on to.
    if (box.top >= edge.bottom) return null;
    const part = line.closest<HTMLElement>("[data-chunk]");
    const inside = part ? edge.top - part.getBoundingClientRect().top : 0;
    return { key: line.dataset["line"]!, top: box.top, chunk: part ? Number(part.dataset["chunk"]) : null, inside };
  }
  return null;
}

export function restore(view: HTMLElement, { key, top }: ScrollAnchor): void {
  const line = view.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`);
  if (!line) return;
  const moved = line.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) view.scrollTop += moved;
}
