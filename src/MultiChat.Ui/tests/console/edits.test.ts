import { expect, test } from "vitest";
import { CardDrafts } from "../../console/card-drafts.js";
import { formOf } from "../../console/card-form.js";
import { Edits } from "../../console/edits.js";
import { countKept, eraseKept, ownerOf } from "../../console/kept-here.js";
import { memoryKeep } from "../shared/memory-keep.js";
import { boris, client, dialogId, me, message } from "./things.js";

const owner = ownerOf("/chat/", "main", me);
const own = message(3, { text: "Здравствуйте" });

test("an edit outlives its editor, the dialog's being shown, and the page", () => {
  const keep = memoryKeep();
  const edits = new Edits(keep, owner);
  edits.begin(dialogId, own);
  edits.change(own.id, { text: "Здравствуйте, Ольга" });
  expect([edits.openIn(dialogId), edits.hasIn(dialogId)]).toEqual([own.id, true]);
  expect(new Edits(keep, owner).openIn(dialogId)).toBe(own.id);
  edits.leave(dialogId);
  expect([edits.openIn(dialogId), edits.of(own.id)?.text]).toEqual([null, "Здравствуйте, Ольга"]);
  edits.begin(dialogId, own);
  expect([edits.openIn(dialogId), edits.of(own.id)?.text]).toEqual([own.id, "Здравствуйте, Ольга"]);
  expect(new Edits(keep, ownerOf("/chat/", "main", boris)).of(own.id)).toBeUndefined();
});

test("an edit that changed nothing is forgotten, and so is one that was saved", () => {
  const keep = memoryKeep();
  const edits = new Edits(keep, owner);
  edits.begin(dialogId, own);
  edits.leave(dialogId);
  expect([edits.of(own.id), keep.keys("multichat:")]).toEqual([undefined, []]);
  edits.begin(dialogId, own);
  edits.change(own.id, { text: "другое", revision: 2 });
  expect(edits.of(own.id)?.revision).toBe(2);
  edits.drop(own.id);
  expect([edits.openIn(dialogId), keep.keys("multichat:")]).toEqual([null, []]);
});

test("one editor stands open in a dialog, and what the other had stays", () => {
  const edits = new Edits(memoryKeep(), owner);
  edits.begin(dialogId, own);
  edits.change(own.id, { text: "раз" });
  edits.begin(dialogId, message(4));
  expect([edits.openIn(dialogId), edits.of(own.id)?.text]).toEqual(["m4", "раз"]);
});

test("an unsaved card outlives the page, and signing out counts and erases it", () => {
  const keep = memoryKeep();
  const drafts = new CardDrafts(keep, owner);
  drafts.set({ form: { ...formOf(client()), name: "Ольга" }, base: client() });
  expect(new CardDrafts(keep, owner).of("c1")?.form.name).toBe("Ольга");
  new Edits(keep, owner).begin(dialogId, own);
  expect(countKept(keep, "/chat/").drafts).toBe(1);
  eraseKept(keep, "/chat/");
  expect(drafts.of("c1")).toBeNull();
  keep.set(`multichat:${owner}:card:c1`, "{");
  expect(drafts.of("c1")).toBeNull();
});
