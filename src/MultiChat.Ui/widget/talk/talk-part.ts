import { adopt } from "../panel/sheets.js";
import type { MessageRow } from "../panel/rows.js";
import { make } from "../request/dom.js";
import { Answering } from "./answering.js";
import { Ending } from "./ending.js";
import { OwnTyping } from "./own-typing.js";
import sheetText from "./talk.css";
import type { Talk, TalkModel, TalkSettings } from "./talk.js";
import { en, ru } from "./texts.js";

/** Shows who is typing, says that the visitor is, and lets them end the chat. */
export function talkOf(settings: TalkSettings): Talk {
  const { dialog, hub } = settings;
  let model: TalkModel | undefined;
  let last: string | undefined;
  const own = new OwnTyping(hub);
  const answering = new Answering(draw);
  const ending = new Ending(settings);
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
      if (body.lastChild !== ending.element) body.append(line, ending.element);
      const close = dialog.querySelector("[data-close]")!;
      if (close.previousSibling !== ending.button) close.before(ending.button);
      const row = now.rows.at(-1);
      if (row?.key !== last) {
        last = row?.key;
        if ((row as MessageRow | undefined)?.isMine) own.sent();
        else answering.over();
      }
      if (!now.isJoined || now.dialog?.status !== "open") answering.over();
      draw();
      ending.show(now);
    },
    pushed(name, content) {
      if (name === "typing") answering.pushed(content as Parameters<Answering["pushed"]>[0]);
    },
  };
}
