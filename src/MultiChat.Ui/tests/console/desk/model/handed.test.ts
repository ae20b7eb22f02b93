import { afterEach, expect, test, vi } from "vitest";
import { Handed } from "../../../../console/desk/model/handed.js";
import { withRows } from "../../../../console/desk/model/rows.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
import { fakeDesk } from "./fake-desk.js";
import { boris, dialogId, me, row } from "./things.js";

afterEach(() => vi.unstubAllGlobals());

test("a dialog that was taken back or closed counts nowhere", () => {
  const { store } = fakeDesk();
  const numbers = () => [store.unreadOf("mine"), store.unreadOf("common"), store.unreadOf("archive")];
  const told = (change: object) => (store.book.value = withRows(store.book.value, [row(change)]));
  store.handed.value.add(row({ version: 2, responsible: me }));
  told({ version: 2, responsible: me });
  expect(numbers()).toEqual([1, 0, 0]);
  told({ version: 3, responsible: boris, section: "common" });
  expect(numbers()).toEqual([0, 0, 0]);
  told({ version: 4, responsible: me, status: "archived", section: "archive" });
  expect(numbers()).toEqual([0, 0, 0]);
});

test("a dialog that one tab opened is seen in the others, and news once it is handed over again", () => {
  const keep = memoryKeep();
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  const [here, there] = [new Handed(keep, "anna"), new Handed(keep, "anna")];
  here.follow();
  const tell = () => page.dispatchEvent(Object.assign(new Event("storage"), { key: "multichat:anna:opened", newValue: keep.get("multichat:anna:opened") }));
  const given = row({ version: 2, responsible: me });
  here.add(given);
  there.add(given);
  there.open(given);
  tell();
  expect(here.isNews(given, me)).toBe(false);
  // What this tab hears late is no news either.
  here.add(given);
  expect(here.ids.has(dialogId)).toBe(false);
  here.add(row({ version: 5, responsible: me }));
  expect(here.isNews(row({ version: 5, responsible: me }), me)).toBe(true);
});
