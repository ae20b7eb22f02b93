import { afterEach, expect, test, vi } from "vitest";
import { Drafts } from "../../../../console/desk/model/drafts.js";
import { countKept, dialogsWithPending, eraseKept, ownerOf } from "../../../../console/app/kept-here.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
import { boris, dialogId, me } from "./things.js";

const owner = ownerOf("/chat/", "main", me);

afterEach(() => vi.unstubAllGlobals());

test("drafts follow what another tab writes, and neither writes over the other's", () => {
  const keep = memoryKeep();
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  const here = new Drafts(keep, owner);
  const there = new Drafts(keep, owner);
  const end = here.follow();
  const told = () => {
    const key = keep.keys("multichat:").find(key => key.includes(":draft:")) ?? `multichat:${owner}:draft:${dialogId}`;
    page.dispatchEvent(Object.assign(new Event("storage"), { key, newValue: keep.get(key) }));
  };
  there.set(dialogId, "начало в другой вкладке");
  told();
  expect(here.of(dialogId)).toBe("начало в другой вкладке");
  here.set(dialogId, `${here.of(dialogId)}, конец в этой`);
  expect(new Drafts(keep, owner).of(dialogId)).toBe("начало в другой вкладке, конец в этой");
  keep.remove(`multichat:${owner}:draft:${dialogId}`);
  told();
  expect(here.of(dialogId)).toBe("");
  here.set(dialogId, " ");
  told();
  expect(here.of(dialogId)).toBe(" ");
  end();
  there.set(dialogId, "ещё");
  told();
  expect(here.of(dialogId)).toBe(" ");
});

test("a draft outlives the page, and belongs to its member", () => {
  const keep = memoryKeep();
  new Drafts(keep, owner).set(dialogId, "начало");
  expect(new Drafts(keep, owner).of(dialogId)).toBe("начало");
  expect(new Drafts(keep, ownerOf("/chat/", "main", boris)).of(dialogId)).toBe("");
});

test("white space stays in the field and is not kept", () => {
  const keep = memoryKeep();
  const drafts = new Drafts(keep, owner);
  drafts.set(dialogId, "x");
  drafts.set(dialogId, " \n");
  expect(drafts.of(dialogId)).toBe(" \n");
  expect(keep.keys("multichat:")).toEqual([]);
});

test("a refused text comes back before what was typed meanwhile", () => {
  const drafts = new Drafts(memoryKeep(), owner);
  drafts.giveBack(dialogId, "первое");
  drafts.giveBack(dialogId, "нулевое");
  expect(drafts.of(dialogId)).toBe("нулевое\nпервое");
});

test("signing out counts and erases drafts and pending of every project of this mount, and nothing else", () => {
  const keep = memoryKeep();
  new Drafts(keep, owner).set(dialogId, "x");
  new Drafts(keep, ownerOf("/chat/", "second", me)).set(dialogId, "y");
  keep.set(`multichat:${owner}:${dialogId}:pending:m1`, "{}");
  keep.set("multichat:console:sound", "true");
  keep.set("multichat:desk:/other/:main:m:draft:d", "z");
  expect(countKept(keep, "/chat/")).toEqual({ drafts: 2, pending: 1 });
  expect(dialogsWithPending(keep, owner)).toEqual([dialogId]);
  eraseKept(keep, "/chat/");
  expect(keep.keys("multichat:")).toEqual(["multichat:console:sound", "multichat:desk:/other/:main:m:draft:d"]);
});
