import { describe, expect, test } from "vitest";
import { moveOf, Moves } from "../../../../console/desk/model/moves.js";
import { withRows } from "../../../../console/desk/model/rows.js";
import type { DeskRow } from "../../../../shared/wire/rows.js";
import type { DeskItem } from "../../../../shared/wire/thread.js";
import { settled } from "../../../shared/manual-clock.js";
import { fakeDesk } from "./fake-desk.js";
import { at, boris, dialogId, me, row } from "./things.js";

describe("a dialog", () => {
  test.each([
    ["given to me", row({ responsible: boris }), row({ version: 2, responsible: me }), "toMe"],
    ["given to me that nobody knew here", undefined, row({ version: 2, responsible: me }), "toMe"],
    ["taken from me", row({ responsible: me }), row({ version: 2, responsible: boris }), "fromMe"],
    ["released", row({ responsible: me }), row({ version: 2, responsible: null }), "fromMe"],
    ["of mine closed", row({ responsible: me }), row({ version: 2, responsible: me, status: "archived" }), "closed"],
    ["of another closed", row({ responsible: boris }), row({ version: 2, responsible: boris, status: "archived" }), null],
    ["of mine as before", row({ responsible: me }), row({ version: 2, responsible: me }), null],
    ["that I answered first", row(), row({ version: 2, responsible: me, last: { text: "Да", at: at(1), from: "operator", by: me } }), null],
    ["that I answered once, given back", row({ responsible: boris, last: { text: "Да", at: at(1), from: "operator", by: me } }), row({ version: 2, responsible: me, last: { text: "Да", at: at(1), from: "operator", by: me } }), "toMe"],
    ["told again", row({ responsible: boris, version: 2 }), row({ version: 2, responsible: me }), null],
  ] satisfies [string, DeskRow | undefined, DeskRow, string | null][])("%s is seen in its row", (_, known, next, move) => {
    expect(moveOf(known, next, me)).toBe(move);
  });
});

async function moved(move: "toMe" | "fromMe" | "closed", items: DeskItem[]) {
  const { store, hub } = fakeDesk();
  const told: string[] = [];
  const now = row({ version: 2, responsible: move === "toMe" ? me : null });
  store.book.value = withRows(store.book.value, [now]);
  const moves = new Moves(store, () => hub, (_, text) => told.push(text), () => undefined, () => true);
  void moves.consider(now, move, Date.parse(at(0)));
  await hub.take("History").answer({ items, more: false });
  await settled();
  return { store, told, said: store.app.toasts.shown.value.map(({ text }) => text) };
}

describe("a move", () => {
  test("is told with the names of the dialog and of the one who did it", async () => {
    const given = await moved("toMe", [{ kind: "handedOver", eventSeq: 2, at: at(5), by: boris, member: me }]);
    expect(given.said).toEqual(["Борис assigned the conversation with Весёлый Енот to you"]);
    expect(given.told).toEqual(given.said);
    const taken = await moved("fromMe", [{ kind: "taken", eventSeq: 2, at: at(5), by: boris }]);
    expect(taken.said).toEqual(["Борис took your conversation with Весёлый Енот"]);
    const closed = await moved("closed", [{ kind: "closed", eventSeq: 2, at: at(5), by: boris }]);
    expect(closed.said).toEqual(["Борис closed your conversation with Весёлый Енот"]);
    const released = await moved("fromMe", [{ kind: "letGo", eventSeq: 2, at: at(5), by: null }]);
    expect(released.said).toEqual(["The conversation with Весёлый Енот was taken off you: you were unavailable"]);
  });

  test("of my own, in whichever tab, is no news, nor is an old one", async () => {
    expect((await moved("toMe", [{ kind: "taken", eventSeq: 2, at: at(5), by: me }])).said).toEqual([]);
    expect((await moved("closed", [{ kind: "closed", eventSeq: 2, at: at(5), by: me }])).said).toEqual([]);
    expect((await moved("toMe", [{ kind: "handedOver", eventSeq: 2, at: at(-5), by: boris, member: me }])).said).toEqual([]);
  });

  test("to me counts in Mine until I open the dialog", async () => {
    const { store } = await moved("toMe", [{ kind: "handedOver", eventSeq: 2, at: at(5), by: boris, member: me }]);
    expect([store.unreadOf("mine"), store.unreadOf("common")]).toEqual([1, 0]);
    store.book.value = withRows(store.book.value, [row({ version: 3, responsible: me, unread: 2 })]);
    expect(store.unreadOf("mine")).toBe(0);
    expect(store.handed.value.ids.has(dialogId)).toBe(true);
  });
});
