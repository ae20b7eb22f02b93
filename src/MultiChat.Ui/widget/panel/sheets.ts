const sheets = new Map<string, CSSStyleSheet>();

/** Puts a sheet on, once. */
export function adopt(root: ShadowRoot, text: string): void {
  if (!sheets.has(text)) {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    sheets.set(text, made);
  }
  const sheet = sheets.get(text)!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
