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
