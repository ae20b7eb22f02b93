import { expect, test } from "vitest";
import { bye, fakeTemplates, hello } from "./fake-templates.js";

test("all are asked for once, and then what is not known", async () => {
  const { book, hub, moved } = fakeTemplates();
  const end = book.follow();
  const first = hub.take("TemplateChanges");
  expect(first.input).toEqual({ known: {} });
  await first.answer({ templates: [hello, bye], removed: [] });
  expect(book.all.value?.map(({ name }) => name)).toEqual(["Пока", "Привет"]);
  moved.value++;
  const second = hub.take("TemplateChanges");
  expect(second.input).toEqual({ known: { t1: 1, t2: 1 } });
  await second.answer({ templates: [{ ...hello, name: "Алло", version: 2 }], removed: ["t2"] });
  expect(book.all.value).toEqual([{ ...hello, name: "Алло", version: 2 }]);
  end();
});

test("what changes while it is asked is asked once more", async () => {
  const { book, hub, moved } = fakeTemplates();
  const end = book.follow();
  moved.value++;
  moved.value++;
  await hub.take("TemplateChanges").answer({ templates: [hello], removed: [] });
  await hub.take("TemplateChanges").answer({ templates: [], removed: [] });
  expect(hub.has("TemplateChanges")).toBe(false);
  end();
});

test("a lost addition is said again under its id", async () => {
  const { book, hub } = fakeTemplates();
  const form = { name: "Привет", text: "Да" };
  const lost = book.add(form);
  const first = hub.take("AddTemplate");
  await first.refuse({ code: "lost" });
  await expect(lost).rejects.toEqual({ code: "lost" });
  const added = book.add(form);
  const second = hub.take("AddTemplate");
  expect(second.input["id"]).toBe(first.input["id"]);
  await second.answer({ template: hello });
  await added;
  void book.add(form);
  expect(hub.take("AddTemplate").input["id"]).not.toBe(first.input["id"]);
});

test("an older answer does not undo a newer one", async () => {
  const { book, hub } = fakeTemplates();
  void book.load();
  book.learn({ ...hello, text: "Новый", version: 3 });
  await hub.take("TemplateChanges").answer({ templates: [{ ...hello, version: 2 }], removed: [] });
  expect(book.find("t1")?.text).toBe("Новый");
});

test("one that was removed is added again with its name and text, and nothing that the host does not know", () => {
  const { book, hub } = fakeTemplates();
  void book.add(hello);
  const { input } = hub.take("AddTemplate");
  expect(Object.keys(input)).toEqual(["id", "name", "text"]);
  expect(input["id"]).not.toBe(hello.id);
});
