/** Puts a text at the caret as if it were typed: one step of the field's undo, which a value that is set would throw away. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // Nothing else leaves the field's undo as it is, and every browser has it.
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
