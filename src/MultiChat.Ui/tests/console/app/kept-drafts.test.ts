import { expect, test } from "vitest";
import { countKept } from "../../../console/app/kept-here.js";
import { KeptDrafts } from "../../../console/app/kept-drafts.js";
import { memoryKeep } from "../../shared/memory-keep.js";

const prefix = "multichat:desk:/chat/:main:anna:member:";

test("what was typed outlives the page, and signing out counts it", () => {
  const keep = memoryKeep();
  new KeptDrafts<{ base: null; text: string }>(keep, prefix).set("vera", { base: null, text: "Вера" });
  expect(new KeptDrafts<{ base: null; text: string }>(keep, prefix).of("vera")).toEqual({ base: null, text: "Вера" });
  expect(countKept(keep, "/chat/").drafts).toBe(1);
});

test("what was saved or given up is forgotten", () => {
  const keep = memoryKeep();
  const drafts = new KeptDrafts<{ base: null }>(keep, prefix);
  drafts.set("vera", { base: null });
  drafts.drop("vera");
  expect(drafts.of("vera")).toBeNull();
  expect(keep.keys("multichat:")).toEqual([]);
});

test("what is no draft of this version is left alone", () => {
  const keep = memoryKeep();
  keep.set(`${prefix}vera`, "{");
  keep.set(`${prefix}boris`, "[]");
  const drafts = new KeptDrafts(keep, prefix);
  expect([drafts.of("vera"), drafts.of("boris")]).toEqual([null, null]);
});
