import sheetText from "./reload-note.css";
import { en, ru } from "./reload-note-texts.js";
import type { PanelWords } from "./texts.js";

/** Asks for a reload, which is the page's own to do. */
export function show(root: ShadowRoot, { t, wording }: PanelWords): void {
  const own = wording({ en, ru });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetText);
  root.adoptedStyleSheets = [root.adoptedStyleSheets[0]!, sheet];
  const dialog = document.createElement("dialog");
  dialog.className = "outdated";
  const words = dialog.appendChild(document.createElement("p"));
  words.textContent = own("outdated");
  const button = (className: string, textContent: string, onclick: () => void) =>
    Object.assign(dialog.appendChild(document.createElement("button")), { className, textContent, onclick });
  button("reload", own("reload"), () => location.reload());
  const close = button("tool", "×", () => dialog.close());
  close.ariaLabel = t("close");
  close.dataset["close"] = "";
  dialog.onkeydown = ({ key }) => key === "Escape" && dialog.close();
  root.replaceChildren(dialog);
  dialog.show();
}
