import { afterEach, describe, expect, test, vi } from "vitest";
import { CardDrafts } from "../../../../console/desk/model/card-drafts.js";
import { formOf } from "../../../../console/desk/model/card-form.js";
import { Edits } from "../../../../console/desk/model/edits.js";
import { countKept, eraseKept, ownerOf } from "../../../../console/app/kept-here.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
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
  expect(new CardDrafts(keep, owner).of("c1")).toBeNull();
  keep.set(`multichat:${owner}:card:c1`, "{");
  expect(new CardDrafts(keep, owner).of("c1")).toBeNull();
});

describe("what is typed while a save is under way", () => {
  test("stays in the editor, upon the new revision", () => {
    const keep = memoryKeep();
    const edits = new Edits(keep, owner);
    edits.begin(dialogId, own);
    edits.change(own.id, { text: "раз" });
    edits.change(own.id, { text: "раз два" });
    expect(edits.saved({ ...own, text: "раз", revision: 1 }, "раз")).toBe(false);
    expect(new Edits(keep, owner).of(own.id)).toMatchObject({ text: "раз два", before: "раз", revision: 1, isOpen: true });
    expect(edits.saved({ ...own, text: "раз два", revision: 2 }, "раз два")).toBe(true);
    expect(edits.of(own.id)).toBeUndefined();
  });

  test("stays in the card", () => {
    const keep = memoryKeep();
    const drafts = new CardDrafts(keep, owner);
    const sent = { ...formOf(client()), phone: "+7 1", name: " Ольга " };
    drafts.set({ form: { ...sent, comment: "Перезвонить" }, base: client() });
    const saved = client({ version: 2, phone: "+7 1", name: "Ольга" });
    drafts.saved(saved, sent);
    expect(new CardDrafts(keep, owner).of("c1")).toEqual({ form: { ...formOf(saved), comment: "Перезвонить" }, base: saved });
    drafts.saved(client({ ...saved, version: 3, comment: "Перезвонить" }), { ...formOf(saved), comment: "Перезвонить" });
    expect([drafts.of("c1"), keep.keys("multichat:")]).toEqual([null, []]);
  });
});

describe("two tabs", () => {
  function tabs() {
    const keep = memoryKeep();
    const pages = [new EventTarget(), new EventTarget()] as const;
    /** Calls in a tab, and tells the other one what it stored, as browsers do. */
    const within = <T>(tab: 0 | 1, act: () => T): T => {
      const before = new Map(keep.keys("").map(key => [key, keep.get(key)]));
      const result = act();
      for (const key of new Set([...before.keys(), ...keep.keys("")])) {
        const [oldValue, newValue] = [before.get(key) ?? null, keep.get(key)];
        if (oldValue !== newValue) pages[1 - tab]!.dispatchEvent(Object.assign(new Event("storage"), { key, oldValue, newValue }));
      }
      return result;
    };
    const followed = <T extends { follow(): () => void }>(tab: 0 | 1, made: T): T => {
      const page = pages[tab];
      vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
      made.follow();
      return made;
    };
    return { keep, within, followed };
  }

  afterEach(() => vi.unstubAllGlobals());

  test("show one edit, and neither writes over the other's", () => {
    const { keep, within, followed } = tabs();
    const [here, there] = [followed(0, new Edits(keep, owner)), followed(1, new Edits(keep, owner))];
    within(0, () => (here.begin(dialogId, own), here.change(own.id, { text: "в первой" })));
    expect([there.of(own.id)?.text, there.openIn(dialogId)]).toEqual(["в первой", null]);
    within(1, () => (there.begin(dialogId, own), there.change(own.id, { text: `${there.of(own.id)?.text}, во второй` })));
    expect([here.of(own.id)?.text, here.openIn(dialogId)]).toEqual(["в первой, во второй", own.id]);
    within(0, () => here.drop(own.id));
    expect(there.of(own.id)).toBeUndefined();
  });

  test("show one unsaved card, and one that only looks takes nothing away", () => {
    const { keep, within, followed } = tabs();
    const [here, there] = [followed(0, new CardDrafts(keep, owner)), followed(1, new CardDrafts(keep, owner))];
    within(0, () => here.set({ form: { ...formOf(client()), phone: "1" }, base: client() }));
    expect(there.of("c1")?.form.phone).toBe("1");
    const newer = client({ version: 2, email: "a@b.c" });
    within(1, () => there.receive(newer));
    expect(there.of("c1")).toMatchObject({ form: { phone: "1", email: "a@b.c" }, base: { version: 2 } });
    expect(new CardDrafts(keep, owner).of("c1")?.form.phone).toBe("1");
    within(0, () => here.receive(newer));
    within(0, () => here.saved(client({ version: 3, phone: "1", email: "a@b.c" }), here.of("c1")!.form));
    expect([there.of("c1"), keep.keys("multichat:")]).toEqual([null, []]);
  });

  test("do not take away what was typed a moment ago", () => {
    const { keep, within, followed } = tabs();
    const [here, there] = [followed(0, new CardDrafts(keep, owner)), followed(1, new CardDrafts(keep, owner))];
    const typed = (comment: string) => ({ form: { ...formOf(client()), phone: "1", comment }, base: client() });
    within(0, () => here.set(typed("")));
    // The other tab has not heard of this yet when the card that was saved comes to it.
    here.set(typed("ещё"));
    within(1, () => there.receive(client({ version: 2, phone: "1" })));
    expect([here.of("c1")?.form.comment, new CardDrafts(keep, owner).of("c1")?.form.comment]).toEqual(["ещё", "ещё"]);
  });
});
