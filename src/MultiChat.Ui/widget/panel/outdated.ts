import type { Panel, Shell } from "../port.js";
import sheetText from "./panel.css";
import { adopt } from "./sheets.js";
import { panelTexts } from "./texts.js";

/** In place of the panel where the page's loader is of another time: it can only ask for a reload, which is the page's own to do. */
export function outdated({ launcher, language }: Pick<Shell, "launcher" | "language">): Panel {
  const { t } = panelTexts(language);
  const root = launcher.parentElement!.appendChild(document.createElement("section")).attachShadow({ mode: "open" });
  adopt(root, sheetText);
  const dialog = root.appendChild(document.createElement("dialog"));
  dialog.className = "outdated";
  const words = dialog.appendChild(document.createElement("p"));
  words.textContent = t("outdated");
  const reload = dialog.appendChild(document.createElement("button"));
  reload.className = "reload";
  reload.textContent = t("reload");
  reload.onclick = () => location.reload();
  const open = () => {
    if (!dialog.open) dialog.show();
  };
  const nothing = () => {};
  return {
    open,
    call() {
      open();
      throw { code: "outdated" };
    },
    greeted: nothing,
    lost: nothing,
    pushed: nothing,
    shown: nothing,
    captured: nothing,
    leaving: nothing,
  };
}
