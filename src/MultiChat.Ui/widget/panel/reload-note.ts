import sheetText from "./reload-note.css";
import type { PanelTexts } from "./texts.js";

/** Asks for a reload, which is the page's own to do. */
export function show(root: ShadowRoot, t: PanelTexts): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetText);
  root.adoptedStyleSheets = [root.adoptedStyleSheets[0]!, sheet];
  const dialog = document.createElement("dialog");
  dialog.className = "outdated";
  const words = dialog.appendChild(document.createElement("p"));
  words.textContent = t("outdated");
  const button = (className: string, textContent: string, onclick: () => void) =>
    Object.assign(dialog.appendChild(document.createElement("button")), { className, textContent, onclick });
  button("reload", t("reload"), () => location.reload());
  const close = button("tool", "×", () => dialog.close());
  close.ariaLabel = t("close");
  close.dataset["close"] = "";
  dialog.onkeydown = ({ key }) => key === "Escape" && dialog.close();
  root.replaceChildren(dialog);
  dialog.show();
}
