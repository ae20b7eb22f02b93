import { expect, test } from "vitest";
import { Search } from "../../../../console/desk/model/search.js";
import { fakeDesk } from "./fake-desk.js";
import { dialogId, row } from "./things.js";

function scene() {
  const { store, hub, clock } = fakeDesk();
  const search = new Search(store, () => hub);
  const ask = async (query: string) => (search.ask(query), clock.advance(180));
  return { hub, clock, search, ask };
}

const page = { rows: [row()], cursor: null };

test("a search that failed works again once it is asked to", async () => {
  const { hub, search, ask, clock } = scene();
  hub.isOpen = false;
  await ask("енот");
  expect([search.hasFailed.value, search.found.value]).toEqual([true, null]);
  await clock.advance(60_000);
  hub.isOpen = true;
  search.retry();
  await hub.take("Search").answer(page);
  expect([search.hasFailed.value, search.isBusy.value, search.found.value]).toEqual([false, false, [dialogId]]);
  search.retry();
  expect(hub.has("Search")).toBe(false);
});

test("a search that the host refuses for now tries again by itself, until something else is asked", async () => {
  const { hub, search, ask, clock } = scene();
  await ask("енот");
  await hub.take("Search").refuse({ code: "busy" });
  expect(search.hasFailed.value).toBe(true);
  await clock.advance(1_000);
  await hub.take("Search").answer(page);
  expect(search.found.value).toEqual([dialogId]);
  await ask("ёж");
  await hub.take("Search").refuse({ code: "busy" });
  await ask("");
  await clock.advance(60_000);
  expect(hub.has("Search")).toBe(false);
});

test("the next page of what was found is asked for again as well", async () => {
  const { hub, search, ask } = scene();
  await ask("енот");
  await hub.take("Search").answer({ rows: [row()], cursor: "c" });
  search.more();
  await hub.take("Search").refuse({ code: "lost" });
  search.retry();
  const again = hub.take("Search");
  expect(again.input).toMatchObject({ query: "енот", cursor: "c" });
  await again.answer({ rows: [row({ id: "d2" })], cursor: null });
  expect(search.found.value).toEqual([dialogId, "d2"]);
});
