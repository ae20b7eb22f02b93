/** The one thing to do on a card. */
export const SubmitButton = ({ isBusy, label, busyLabel }: { isBusy: boolean; label: string; busyLabel: string }) => (
  <button class="button button-main button-tall" type="submit" aria-disabled={isBusy}>
    {isBusy ? busyLabel : label}
  </button>
);
