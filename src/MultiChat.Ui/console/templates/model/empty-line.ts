/** Whether the caret stands in a line with nothing in it, where "/" asks for a template. */
export function isOnEmptyLine({ value, selectionStart, selectionEnd }: Pick<HTMLTextAreaElement, "value" | "selectionStart" | "selectionEnd">): boolean {
  return selectionStart === selectionEnd && isEdge(value[selectionStart - 1]) && isEdge(value[selectionStart]);
}

const isEdge = (sign: string | undefined): boolean => sign === undefined || sign === "\n";
