import type { Panel, Shell } from "../port.js";
import type { PanelWords } from "./texts.js";

/** In place of the panel where the page's loader is of another time: it can only ask for a reload. */
export function outdated(shell: Shell, root: ShadowRoot, words: () => PanelWords): Panel {
  const open = () => void import("./reload-note.js").then(note => note.show(root, words()));
  const nothing = () => {};
  return {
    open,
    call(name) {
      const why = { call: name, code: "outdated" };
      open();
      shell.tell("error", why);
      throw why;
    },
    greeted: nothing,
    lost: nothing,
    pushed: nothing,
    shown: nothing,
    captured: nothing,
    leaving: nothing,
  };
}
