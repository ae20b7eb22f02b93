import { expect, test } from "vitest";
import { guard } from "../../shared/storage.js";
import { memoryStorage } from "./memory-keep.js";

test("blocked storage means memory", () => {
  const keep = guard(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  keep.set("a", "1");
  keep.set("b", "2");
  expect([keep.get("a"), keep.get("none"), keep.keys("")]).toEqual(["1", null, ["a", "b"]]);
  keep.remove("a");
  expect(keep.get("a")).toBeNull();
});

test("full storage keeps the newest value in memory and never an older one", () => {
  const storage = memoryStorage();
  const keep = guard(() => storage);
  keep.set("a", "old");
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  keep.set("a", "new");
  expect(keep.get("a")).toBe("new");
  expect(storage.getItem("a")).toBeNull();
});
