import { describe, expect, test } from "vitest";
import { Drafts } from "../../../../console/desk/model/drafts.js";
import { Notes } from "../../../../console/desk/model/notes.js";
import { entriesOf } from "../../../../console/desk/model/thread-entries.js";
import { memoryKeep } from "../../../shared/memory-keep.js";
import { fakeDesk } from "./fake-desk.js";
import { at, dialogId, me, row, said } from "./things.js";

function scene() {
  const { store, hub } = fakeDesk();
  store.notes.value = new Drafts(store.app.keep, "anna", "note");
  store.drafts.value = new Drafts(store.app.keep, "anna");
  return { store, hub, notes: new Notes(store, () => hub), toasts: () => store.app.toasts.shown.value.map(toast => toast.text) };
}

describe("a note", () => {
  test("stays in the composer until the host has it", async () => {
    const { store, hub, notes } = scene();
    store.notes.value.set(dialogId, "Просит скидку\r\n");
    const sending = notes.send(dialogId);
    expect([store.notes.value.of(dialogId), notes.isSending(dialogId)]).toEqual(["Просит скидку\r\n", true]);
    const call = hub.take("Note");
    expect(call.input).toMatchObject({ dialog: dialogId, text: "Просит скидку\n" });
    await call.answer({ item: {} });
    expect(await sending).toBe(true);
    expect([store.notes.value.of(dialogId), notes.isSending(dialogId)]).toEqual(["", false]);
  });

  test("is sent again under the same id after any doubt, and another text under another one", async () => {
    const { store, hub, notes, toasts } = scene();
    store.notes.value.set(dialogId, "Просит скидку");
    void notes.send(dialogId);
    const first = hub.take("Note");
    await first.refuse({ code: "lost" } as never);
    expect(toasts()).toEqual(["The note was not saved: the server isn't answering. Try again."]);
    void notes.send(dialogId);
    const second = hub.take("Note");
    expect(second.input.id).toBe(first.input.id);
    await second.refuse({ code: "busy" } as never);
    store.notes.value.set(dialogId, "Просит скидку 10 %");
    void notes.send(dialogId);
    expect(hub.take("Note").input.id).not.toBe(first.input.id);
  });

  test("is sent once however often the button is pressed", () => {
    const { store, hub, notes } = scene();
    store.notes.value.set(dialogId, "Просит скидку");
    void notes.send(dialogId);
    void notes.send(dialogId);
    expect(hub.calls.filter(call => call.name === "Note")).toHaveLength(1);
  });

  test("of a dialog that was closed meanwhile stays as a draft, and the page says so", async () => {
    const { store, hub, notes, toasts } = scene();
    store.notes.value.set(dialogId, "Просит скидку");
    void notes.send(dialogId);
    await hub.take("Note").refuse({ code: "dialog_archived" } as never);
    expect(store.notes.value.of(dialogId)).toBe("Просит скидку");
    expect(toasts()).toEqual(["The note was not saved: the conversation was closed. Its text is in the draft."]);
  });

  test("ends a group of messages and stands where it was written", () => {
    const note = { kind: "note" as const, eventSeq: 2, at: at(2), by: me, note: { id: "n1", text: "Просит скидку" } };
    const entries = entriesOf([said(1), note, said(3)], null);
    expect(entries.map(entry => entry.kind)).toEqual(["day", "message", "note", "message"]);
    expect(entries.map(entry => entry.kind === "message" && entry.first)).toEqual([false, true, false, true]);
  });
});

describe("the composer", () => {
  test("writes to the client until the operator chooses", () => {
    const { notes } = scene();
    expect(notes.writes(row())).toBe(false);
    notes.choose(dialogId, true);
    expect(notes.writes(row())).toBe(true);
    notes.choose(dialogId, false);
    expect(notes.writes(row())).toBe(false);
  });

  test("of a channel that cannot send writes notes alone", () => {
    const { notes } = scene();
    notes.choose(dialogId, false);
    expect(notes.writes(row({ can: { send: false, edit: false, receipts: false, length: 0 } }))).toBe(true);
  });

  test("goes on with a note that lies begun, and never takes it for an answer", () => {
    const { store, notes } = scene();
    store.notes.value.set(dialogId, "Просит скидку");
    expect([notes.writes(row()), store.drafts.value.of(dialogId)]).toEqual([true, ""]);
    store.drafts.value.set(dialogId, "Здравствуйте");
    expect(notes.writes(row())).toBe(false);
  });

  test("keeps a note and an answer apart, past the page's end too", () => {
    const keep = memoryKeep();
    new Drafts(keep, "anna", "note").set(dialogId, "Просит скидку");
    new Drafts(keep, "anna").set(dialogId, "Здравствуйте");
    expect(new Drafts(keep, "anna", "note").of(dialogId)).toBe("Просит скидку");
    expect(new Drafts(keep, "anna").of(dialogId)).toBe("Здравствуйте");
  });
});
