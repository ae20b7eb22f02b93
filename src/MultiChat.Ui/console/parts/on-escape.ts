/**
 * Closes at the key itself. The browser gives the focus back before it says that a dialog or a popover is closed,
 * and what a quick next key opens would be closed by the news.
 */
export function onEscape(close: () => void): (event: KeyboardEvent) => void {
  return event => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
}
