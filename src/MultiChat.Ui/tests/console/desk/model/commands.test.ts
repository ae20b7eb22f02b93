import { describe, expect, test } from "vitest";
import { Commands, undoOf } from "../../../../console/desk/model/commands.js";
import { withChanged, withRows } from "../../../../console/desk/model/rows.js";
import { fakeDesk } from "./fake-desk.js";
import { boris, dialogId, me, row } from "./things.js";

function scene(shown = row()) {
  const { store, hub, clock } = fakeDesk();
  store.book.value = withRows(store.book.value, [shown]);
  const shownNow = () => store.book.value.rows.get(dialogId)!;
  const toasts = () => store.app.toasts.shown.value;
  return { store, hub, clock, commands: new Commands(store, () => hub), shownNow, toasts };
}

describe("a command", () => {
  test("shows before the host has answered, and says what the page saw", () => {
    const { commands, hub, shownNow } = scene(row({ responsible: boris, section: "common" }));
    void commands.take(dialogId);
    expect(shownNow()).toMatchObject({ responsible: me, section: "mine" });
    expect(hub.take("Take").input).toEqual({ dialog: dialogId, sawResponsible: boris });
  });

  test("that is refused goes back and tells who is responsible", async () => {
    const { commands, hub, shownNow, toasts } = scene();
    void commands.take(dialogId);
    await hub.take("Take").refuse({ code: "responsible_changed", responsible: { id: boris, name: "Борис" } });
    expect(shownNow()).toMatchObject({ responsible: null, section: "mine" });
    expect(toasts().map(toast => toast.text)).toEqual(["Борис is responsible by now. Nothing was changed."]);
  });

  test("that is refused does not undo what came by a push meanwhile", async () => {
    const { commands, hub, shownNow, store } = scene();
    void commands.close(dialogId);
    store.book.value = withRows(store.book.value, [row({ version: 7, responsible: boris })]);
    await hub.take("Close").refuse({ code: "responsible_changed", responsible: null });
    expect(shownNow()).toMatchObject({ version: 7, responsible: boris });
  });

  test("that is refused goes back where the page changed the row meanwhile, and keeps those changes", async () => {
    const { commands, hub, shownNow, store } = scene(row({ responsible: boris, section: "common", unread: 2 }));
    void commands.take(dialogId);
    store.book.value = withChanged(store.book.value, [{ ...shownNow(), online: false, unread: 0 }]);
    await hub.take("Take").refuse({ code: "busy" } as never);
    expect(shownNow()).toMatchObject({ responsible: boris, section: "common", online: false, unread: 0 });
  });

  test("that is refused takes back its own guess only, and the last refusal the last one", async () => {
    const { commands, hub, shownNow } = scene(row({ responsible: boris, section: "common" }));
    void commands.take(dialogId);
    void commands.close(dialogId);
    await hub.take("Take").refuse({ code: "busy" } as never);
    expect(shownNow()).toMatchObject({ responsible: boris, status: "archived", section: "archive" });
    await hub.take("Close").refuse({ code: "busy" } as never);
    expect(shownNow()).toMatchObject({ responsible: boris, status: "open", section: "common" });
  });

  test("without a connection says so at once", async () => {
    const { commands, hub, shownNow, toasts } = scene();
    hub.isOpen = false;
    expect(await commands.close(dialogId)).toBe(false);
    expect(shownNow().status).toBe("open");
    expect(toasts()[0]?.text).toBe("The server does not answer. Nothing was changed.");
  });
});

describe("undo", () => {
  test("is a second command with the version after one's own", async () => {
    const { commands, hub, toasts } = scene(row({ responsible: me }));
    void commands.close(dialogId);
    await hub.take("Close").answer({ row: row({ version: 2, status: "archived", section: "archive", responsible: me }) });
    toasts()[0]!.action!.run();
    const undo = hub.take("Reopen");
    expect(undo.input).toEqual({ dialog: dialogId, sawResponsible: me, version: 2 });
    await undo.refuse({ code: "changed", version: 3 });
    expect(toasts().at(-1)?.text).toBe("Not undone: something else has happened meanwhile.");
  });

  test("is offered for five seconds", async () => {
    const { commands, hub, toasts, clock } = scene();
    void commands.take(dialogId);
    await hub.take("Take").answer({ row: row({ version: 2, responsible: me }) });
    await clock.advance(4_999);
    expect(toasts()).toHaveLength(1);
    await clock.advance(1);
    expect(toasts()).toHaveLength(0);
  });

  test("brings back who was responsible before", () => {
    expect(undoOf(row(), { name: "Take" }, me)).toMatchObject({ name: "LetGo" });
    expect(undoOf(row({ responsible: boris }), { name: "Take" }, me)).toMatchObject({ name: "HandOver", target: { member: boris } });
    expect(undoOf(row({ responsible: me }), { name: "HandOver" }, me)).toMatchObject({ name: "Take" });
    expect(undoOf(row({ group: "g1" }), { name: "HandOver" }, me)).toMatchObject({ name: "HandOver", target: { group: "g1" } });
    expect(undoOf(row({ responsible: me }), { name: "LetGo" }, me)).toMatchObject({ name: "Take" });
    expect(undoOf(row(), { name: "Reopen" }, me)).toMatchObject({ name: "Close" });
  });
});

describe("a class", () => {
  test("shows at once, is of the inquiry that was seen, and undone with the version after it", async () => {
    const { commands, hub, shownNow, toasts } = scene(row({ class: "k2" }));
    void commands.setClass(dialogId, "k1");
    expect(shownNow().class).toBe("k1");
    const asked = hub.take("SetClass");
    expect(asked.input).toEqual({ dialog: dialogId, inquiry: "i1", class: "k1" });
    await asked.answer({ row: row({ version: 2, class: "k1" }) });
    expect(toasts().map(toast => toast.text)).toEqual(["Весёлый Енот: class set to “Заявка”"]);
    toasts()[0]!.action!.run();
    const undone = hub.take("SetClass");
    expect(undone.input).toEqual({ dialog: dialogId, inquiry: "i1", class: "k2", version: 2 });
    expect(shownNow().class).toBe("k2");
  });

  test("is cleared, and set in the archive without reopening", async () => {
    const { commands, hub, shownNow } = scene(row({ class: "k1", status: "archived", section: "archive" }));
    void commands.setClass(dialogId, null);
    expect(hub.take("SetClass").input).toMatchObject({ class: null });
    expect(shownNow()).toMatchObject({ class: null, status: "archived", section: "archive" });
  });

  test("that it has already asks nothing", async () => {
    const { commands, hub } = scene(row({ class: "k1" }));
    expect(await commands.setClass(dialogId, "k1")).toBe(false);
    expect(hub.has("SetClass")).toBe(false);
  });

  test("that was removed meanwhile goes back and says so", async () => {
    const { commands, hub, shownNow, toasts } = scene();
    void commands.setClass(dialogId, "k1");
    await hub.take("SetClass").refuse({ code: "invalid_field", member: "class" } as never);
    expect(shownNow().class).toBeNull();
    expect(toasts()[0]?.text).toBe("That class is no longer on the list. Nothing was changed.");
  });

  test("is offered once a dialog is closed whose inquiry has none", async () => {
    const { commands, hub, toasts, store } = scene(row({ responsible: me }));
    void commands.close(dialogId);
    await hub.take("Close").answer({ row: row({ version: 2, status: "archived", section: "archive" }) });
    toasts()[0]!.also!.run();
    expect(store.classifying.value).toBe(dialogId);
    expect(toasts()[0]!.isUndo).toBe(true);
  });

  test("is not offered where there is one, or none to choose", async () => {
    const { commands, hub, toasts, store } = scene(row({ responsible: me, class: "k1" }));
    void commands.close(dialogId);
    await hub.take("Close").answer({ row: row({ version: 2, status: "archived", class: "k1" }) });
    expect(toasts()[0]!.also).toBeNull();
    store.app.team.classes.value = [];
    void commands.close(dialogId);
    await hub.take("Close").answer({ row: row({ version: 3, status: "archived" }) });
    expect(toasts().at(-1)!.also).toBeNull();
  });
});
