/** The first line on the screen, and where it stands: it must not move when lines above it come, go or grow. */
export interface ScrollAnchor {
  key: string;
  top: number;
}

export function anchorOf(view: HTMLElement): ScrollAnchor | null {
  const edge = view.getBoundingClientRect().top;
  for (const line of view.querySelectorAll<HTMLElement>("[data-line]")) {
    const box = line.getBoundingClientRect();
    if (box.bottom > edge) return { key: line.dataset["line"]!, top: box.top };
  }
  return null;
}

export function restore(view: HTMLElement, { key, top }: ScrollAnchor): void {
  const line = view.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`);
  if (!line) return;
  const moved = line.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) view.scrollTop += moved;
}
