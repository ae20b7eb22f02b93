/** Uses the custom properties of the page around it: `--surface-0`, `--surface-2`, `--text`, `--muted`, `--line`. */
export const sheet = `
.emoji-grid { display: flex; flex-direction: column; block-size: 100%; box-sizing: border-box; }
.emoji-grid input { flex: none; box-sizing: border-box; min-block-size: 36px; margin: 8px; padding: 6px 10px; border: 1px solid
  color-mix(in srgb, var(--text) 55%, var(--surface-0)); border-radius: 8px; background: var(--surface-0); color: inherit; font: inherit; font-size: 16px; }
.emoji-grid input:focus-visible, .emoji-grid button:focus-visible { outline: 2px solid var(--text); outline-offset: -2px; }
.emoji-all { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 8px 8px; }
.emoji-group { display: grid; grid-template-columns: repeat(auto-fill, minmax(40px, 1fr)); padding-block: 4px; border-block-end: 1px solid var(--line); }
.emoji-group:last-child { border: 0; }
.emoji-grid button { block-size: 40px; margin: 0; padding: 0; border: 0; border-radius: 8px; background: none; font-size: 22px; line-height: 1; cursor: pointer;
  font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif; color: inherit; }
.emoji-grid button:hover { background: var(--surface-2); }
.emoji-none { margin: 16px; color: var(--muted); text-align: center; }
`;
