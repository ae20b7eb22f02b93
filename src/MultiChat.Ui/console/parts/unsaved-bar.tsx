import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  note: string;
  discard: string;
  save: string;
  isBusy: boolean;
  onDiscard(): void;
  /** Left out where the bar's button submits the form around it. */
  onSave?: () => void;
}

/** Stands at the bottom of a form as long as something in it is not saved. */
export function UnsavedBar({ note, discard, save, isBusy, onDiscard, onSave }: Props) {
  const self = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const bar = self.current!;
    // It goes with the button that somebody has just pressed: whoever works by keys stays where they are.
    return () => {
      if (bar.contains(document.activeElement)) bar.closest("section[aria-label]")?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div ref={self} class="unsaved" data-unsaved>
      <span class="unsaved-note" role="status">
        {note}
      </span>
      <button class="button" type="button" data-discard onClick={onDiscard}>
        {discard}
      </button>
      <button class="button button-main" type={onSave ? "button" : "submit"} data-save aria-disabled={isBusy ? true : undefined} onClick={onSave}>
        {save}
      </button>
    </div>
  );
}
