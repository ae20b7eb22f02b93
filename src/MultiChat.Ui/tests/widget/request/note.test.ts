import { expect, test, vi } from "vitest";
import { noteOf, type ChatModel } from "../../../widget/panel/parts/chat.js";
import { panelTexts } from "../../../widget/panel/texts.js";

vi.hoisted(() => Object.assign(globalThis, { GRID: "grid.js", REQUEST: "request.js" }));

const note = (some: Partial<ChatModel>) => noteOf({ ...panelTexts("en"), textLength: 10, rows: [], place: "form", ...some } as unknown as ChatModel, 0)?.name;

test("what was copied from a request is said above the form, too", () => {
  expect([note({ notice: "copied" }), note({ notice: "copied", place: "chat" })]).toEqual(["copied", "copied"]);
  expect([note({}), note({ notice: "text_empty" })]).toEqual([undefined, undefined]);
});
