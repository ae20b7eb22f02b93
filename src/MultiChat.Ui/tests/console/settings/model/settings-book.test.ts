import { expect, test } from "vitest";
import { formOf } from "../../../../console/settings/model/site-form.js";
import { fakeSettings, mainSite, shop, told } from "./fake-settings.js";

test("one question is under way at a time, and what changes meanwhile is asked once more", async () => {
  const { app, book, hub } = fakeSettings();
  const end = book.follow();
  app.team.groups.value = [{ id: "g1", name: "Опт", members: [] }];
  expect(hub.calls.filter(({ name }) => name === "Settings")).toHaveLength(1);
  await hub.take("Settings").answer(told());
  await hub.take("Settings").answer(told({ project: { ...shop, name: "Чайная" } }));
  expect(hub.has("Settings")).toBe(false);
  expect(book.settings.value?.project.name).toBe("Чайная");
  end();
});

test("a command's answer is not undone by settings that were asked for before it", async () => {
  const { book, hub } = fakeSettings();
  const end = book.follow();
  await hub.take("Settings").answer(told());
  void book.load();
  book.learnProject({ ...shop, name: "Чайная" });
  await hub.take("Settings").answer(told());
  expect(book.settings.value?.project.name).toBe("Чайная");
  await hub.take("Settings").answer(told({ project: { ...shop, name: "Чайная" } }));
  expect(hub.has("Settings")).toBe(false);
  end();
});

test("settings that could not be read are asked for again with the next connection", async () => {
  const { app, book, hub } = fakeSettings();
  const end = book.follow();
  await hub.take("Settings").refuse({ code: "lost" });
  expect(book.hasFailed.value).toBe(true);
  app.link.value = "lost";
  app.link.value = "open";
  await hub.take("Settings").answer(told());
  expect([book.hasFailed.value, book.settings.value?.groups.length]).toEqual([false, 1]);
  end();
});

test("a group is learned by its name, and keeps its number of operators", async () => {
  const { book, hub } = fakeSettings();
  const end = book.follow();
  await hub.take("Settings").answer(told());
  book.learnGroup({ id: "g1", name: "Опт" });
  book.learnGroup({ id: "g2", name: "Возвраты" });
  expect(book.settings.value?.groups).toEqual([
    { id: "g1", name: "Опт", members: 2 },
    { id: "g2", name: "Возвраты", members: 0 },
  ]);
  end();
});

test("a site is learned as somebody saved it, or as a new one", async () => {
  const { book, hub } = fakeSettings();
  const end = book.follow();
  await hub.take("Settings").answer(told());
  book.learnSite({ ...mainSite, version: 2, color: "#112233" });
  book.learnSite({ ...mainSite, id: "s2", key: "shop" });
  expect(book.settings.value?.sites.map(({ key, version }) => [key, version])).toEqual([
    ["main", 2],
    ["shop", 1],
  ]);
  end();
});

test("the project's new name is at once that of the session, and of no other project", () => {
  const { app, book } = fakeSettings();
  app.session.value = {
    name: "Анна",
    projects: [{ slug: "main", name: "Лавка" }, { slug: "other", name: "Другой" }],
    memberships: [{ slug: "main", name: "Лавка", rights: ["operator"] }],
  };
  book.learnProject({ ...shop, name: "Чайная" });
  expect(app.session.value.projects.map(({ name }) => name)).toEqual(["Чайная", "Другой"]);
  expect(app.session.value.memberships).toEqual([{ slug: "main", name: "Чайная", rights: ["operator"] }]);
});

test("a page with something unsaved is marked", async () => {
  const { book, hub } = fakeSettings();
  const end = book.follow();
  await hub.take("Settings").answer(told());
  const marked = () => (["project", "sites", "groups", "classes", "history"] as const).filter(page => book.hasDraft(page));
  book.groups.set("new", { name: "Воз", base: null });
  expect(marked()).toEqual(["groups"]);
  book.groups.drop("new");
  book.groups.set("g1", { name: "Опт", base: "Продажи" });
  book.projects.set("own", { form: { ...shop, name: "Чайная" }, base: shop });
  expect(marked()).toEqual(["project", "groups"]);
  book.newSites.set("new", { key: "sho", base: null });
  expect(marked()).toEqual(["project", "sites", "groups"]);
  book.newSites.drop("new");
  book.sites.set("s1", { form: { ...formOf(mainSite), color: "#112233" }, base: formOf(mainSite) });
  expect(marked()).toEqual(["project", "sites", "groups"]);
  end();
});
