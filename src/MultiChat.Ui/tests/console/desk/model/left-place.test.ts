import { beforeEach, expect, test, vi } from "vitest";
import { keepLeft, takeLeft } from "../../../../console/desk/model/left-place.js";
import { dialogId } from "./things.js";

const message = "01a20000-0000-7000-8000-0000000000f1";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

test("a place is found again once, and only in its own dialog", () => {
  keepLeft(dialogId, { key: message, top: 12.5 });
  expect(takeLeft("01a20000-0000-7000-8000-0000000000d2")).toBeNull();
  keepLeft(dialogId, { key: message, top: 12.5 });
  expect([takeLeft(dialogId), takeLeft(dialogId)]).toEqual([{ key: message, top: 12.5 }, null]);
});

test("the end of a thread is no place, and neither is a line that is no message", () => {
  keepLeft(dialogId, { key: message, top: 0 });
  keepLeft(dialogId, null);
  expect(takeLeft(dialogId)).toBeNull();
  keepLeft(dialogId, { key: "event 12", top: 0 });
  expect(takeLeft(dialogId)).toBeNull();
});
