import { expect, test } from "vitest";
import { EditedTemplate } from "../../../console/templates/model/edited.js";
import { fakeTemplates, hello } from "./fake-templates.js";

async function opened() {
  const { book, hub } = fakeTemplates();
  book.learn(hello);
  return { book, hub, edited: new EditedTemplate(book, hello.id) };
}

test("what is typed is unsaved until it is saved, discarded or typed back", async () => {
  const { edited, hub } = await opened();
  edited.type({ text: "Чем я могу помочь?" });
  expect([edited.isDirty, edited.form.text]).toEqual([true, "Чем я могу помочь?"]);
  edited.type({ text: hello.text });
  expect(edited.isDirty).toBe(false);
  edited.type({ name: " Алло " });
  const saving = edited.save();
  const call = hub.take("SaveTemplate");
  expect(call.input).toEqual({ template: "t1", version: 1, name: "Алло", text: hello.text });
  await call.answer({ template: { ...hello, name: "Алло", version: 2 } });
  expect((await saving)?.version).toBe(2);
  expect([edited.isDirty, edited.form.name]).toEqual([false, "Алло"]);
});

test("what another saved is shown beside what was typed, and each may win", async () => {
  const { book, edited, hub } = await opened();
  edited.type({ text: "Моё" });
  book.learn({ ...hello, text: "Чужое", version: 2 });
  expect([edited.theirs?.text, edited.form.text]).toEqual(["Чужое", "Моё"]);
  expect(await edited.save()).toBeNull();
  expect(hub.has("SaveTemplate")).toBe(false);
  edited.keepMine();
  expect(edited.theirs).toBeNull();
  const saving = edited.save();
  expect(hub.take("SaveTemplate").input).toMatchObject({ version: 2, text: "Моё" });
  edited.discard();
  expect(edited.form.text).toBe("Чужое");
  void saving;
});

test("a refused edit learns what stands now", async () => {
  const { edited, hub } = await opened();
  edited.type({ text: "Моё" });
  const saving = edited.save();
  await hub.take("SaveTemplate").refuse({ code: "template_conflict", template: { ...hello, text: "Чужое", version: 5 } } as never);
  expect(await saving).toBeNull();
  expect([edited.theirs?.version, edited.problem.value]).toEqual([5, null]);
});

test("a template that was removed meanwhile is saved as a new one", async () => {
  const { book, edited, hub } = await opened();
  edited.type({ text: "Моё" });
  const removing = book.remove(hello);
  await hub.take("RemoveTemplate").answer({});
  await removing;
  expect([edited.isGone, edited.form.text]).toEqual([true, "Моё"]);
  void edited.save();
  expect(hub.take("AddTemplate").input).toMatchObject({ name: hello.name, text: "Моё" });
});

test("a name and a text are needed", async () => {
  const { edited, hub } = await opened();
  edited.type({ name: " " });
  expect(await edited.save()).toBeNull();
  expect(edited.problem.value).toEqual({ field: "name", text: "template.name.empty" });
  edited.type({ name: "a", text: "я".repeat(8_001) });
  await edited.save();
  expect(edited.problem.value?.text).toBe("template.text.long");
  expect(hub.has("SaveTemplate")).toBe(false);
});
