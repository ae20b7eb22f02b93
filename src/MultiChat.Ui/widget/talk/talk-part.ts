import { adopt } from "../panel/sheets.js";
import type { MessageRow } from "../panel/rows.js";
import { make } from "../request/dom.js";
import { Answering } from "./answering.js";
import { OwnTyping } from "./own-typing.js";
import sheetText from "./talk.css";
import type { Talk, TalkModel, TalkSettings } from "./talk.js";
import { en, ru } from "./texts.js";

/** Shows who is typing, and says that the visitor is. */
export function talkOf({ dialog, hub }: TalkSettings): Talk {
  let model: TalkModel | undefined;
  let last: string | undefined;
  const own = new OwnTyping(hub);
  const answering = new Answering(draw);
  const line = make("p", { className: "typing", role: "status" });
  line.dataset["typing"] = "";
  adopt(dialog.getRootNode() as ShadowRoot, sheetText);
  dialog.addEventListener("input", ({ target }) => {
    const field = target as HTMLTextAreaElement;
    if (field.closest(".composer") && model?.isJoined && model.dialog?.status === "open") own.typed(field.value);
  });

  function draw() {
    const { name } = answering;
    const text = name && model ? model.wording({ en, ru })("typing", { name }) : "";
    if (line.textContent === text) return;
    line.replaceChildren(...(text ? [make("i", { ariaHidden: "true" }, make("b")), text] : []));
  }

  return {
    show(now) {
      model = now;
      const body = dialog.querySelector(".body")!;
      if (body.lastChild !== line) body.append(line);
      const row = now.rows.at(-1);
      if (row?.key !== last) {
        last = row?.key;
        if ((row as MessageRow | undefined)?.isMine) own.sent();
        else answering.over();
      }
      if (!now.isJoined || now.dialog?.status !== "open") answering.over();
      draw();
    },
    pushed(name, content) {
      if (name === "typing") answering.pushed(content as Parameters<Answering["pushed"]>[0]);
    },
  };
}
