import { expect, test } from "vitest";
import { Typing } from "../../../../console/desk/model/typing.js";
import { withRows } from "../../../../console/desk/model/rows.js";
import type { DeskRow } from "../../../../shared/wire/rows.js";
import { fakeDesk } from "./fake-desk.js";
import { at, boris, dialogId, row } from "./things.js";

function scene() {
  const { store, hub, clock } = fakeDesk();
  const typing = new Typing(store, () => hub);
  const show = (change: Partial<DeskRow> = {}) => {
    store.book.value = withRows(store.book.peek(), [row(change)]);
    typing.seen([row(change)]);
  };
  show();
  const told = () => hub.calls.splice(0).map(({ input }) => input["typing"]);
  return { typing, clock, hub, show, told };
}

const sign = (by: string | null, typing = true) => ({ dialog: dialogId, by, typing });

test("somebody types for six seconds after the last sign", async () => {
  const { typing, clock } = scene();
  typing.pushed(sign(null));
  await clock.advance(4_000);
  typing.pushed(sign(null));
  await clock.advance(5_999);
  expect(typing.in(dialogId)).toEqual([null]);
  await clock.advance(1);
  expect(typing.in(dialogId)).toEqual([]);
});

test("who stops stops at once, and the others go on", () => {
  const { typing } = scene();
  typing.pushed(sign(null));
  typing.pushed(sign(boris));
  typing.pushed(sign(null, false));
  expect(typing.in(dialogId)).toEqual([boris]);
});

test("a message ends the typing of who wrote it", () => {
  const { typing, show } = scene();
  typing.pushed(sign(null));
  typing.pushed(sign(boris));
  show({ version: 2 });
  expect(typing.in(dialogId)).toEqual([null, boris]);
  show({ version: 3, messages: 2, last: { text: "Да", at: at(3), from: "client" } });
  expect(typing.in(dialogId)).toEqual([boris]);
  show({ version: 4, messages: 3, last: { text: "Нет", at: at(4), from: "operator", by: boris } });
  expect(typing.in(dialogId)).toEqual([]);
});

test("nobody types in an archived dialog, nor while nothing is heard", () => {
  const { typing, show } = scene();
  typing.pushed(sign(null));
  show({ version: 2, status: "archived", section: "archive" });
  expect(typing.in(dialogId)).toEqual([]);
  typing.pushed(sign(boris));
  typing.clear();
  expect(typing.in(dialogId)).toEqual([]);
});

test("the host is told at the first letter, and then now and again", async () => {
  const { typing, clock, told } = scene();
  typing.typed(dialogId, "П");
  typing.typed(dialogId, "Пр");
  await clock.advance(2_499);
  typing.typed(dialogId, "При");
  expect(told()).toEqual([true]);
  await clock.advance(1);
  typing.typed(dialogId, "Прив");
  expect(told()).toEqual([true]);
});

test("it is told that one stopped where the field was emptied or left, and once", () => {
  const { typing, told } = scene();
  typing.stopped(dialogId);
  typing.typed(dialogId, "П");
  typing.typed(dialogId, "");
  typing.stopped(dialogId);
  expect(told()).toEqual([true, false]);
});

test("after an answer nothing is told until one types again", () => {
  const { typing, told } = scene();
  typing.typed(dialogId, "П");
  typing.sent();
  typing.typed(dialogId, "");
  typing.stopped(dialogId);
  expect(told()).toEqual([true]);
  typing.typed(dialogId, "И");
  expect(told()).toEqual([true]);
});
