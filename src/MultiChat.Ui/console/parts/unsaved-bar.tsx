import type { ComponentChildren } from "preact";

interface Props {
  note: string;
  discard: string;
  save: string;
  isBusy: boolean;
  onDiscard(): void;
  /** Left out where the bar's button submits the form around it. */
  onSave?: () => void;
  children?: ComponentChildren;
}

/** Stands at the bottom of a form as long as something in it is not saved. */
export const UnsavedBar = ({ note, discard, save, isBusy, onDiscard, onSave, children }: Props) => (
  <div class="unsaved" data-unsaved>
    {children}
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
