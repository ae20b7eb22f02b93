import { describe, expect, test, vi } from "vitest";
import { Layers } from "../../../console/app/layers.js";
import { placeOf, Places } from "../../../console/app/places.js";
import { FakeAddress } from "./fake-address.js";

function scene(hash = "") {
  const page = new FakeAddress(hash);
  const places = new Places(page);
  return { page, places, at: () => places.now.value.place.address };
}

describe("an address", () => {
  test("has a path and a query, decoded, whatever somebody typed", () => {
    const { path, query } = placeOf("#/d/a%20b/c?q=%D0%B5%D0%BD%D0%BE%D1%82&x=1?2");
    expect([path, query.get("q"), query.get("x")]).toEqual([["d", "a b", "c"], "енот", "1?2"]);
    expect(placeOf("#/%").path).toEqual(["%"]);
    expect(placeOf("").path).toEqual([]);
  });
});

describe("the history", () => {
  test("has an entry for each place, and Back, Forward and a typed address lead there", () => {
    const { page, places, at } = scene("#/mine");
    places.go("/common");
    places.go("/d/1", { memo: "/common" });
    page.back();
    expect(at()).toBe("/common");
    page.forward();
    expect([at(), places.now.value.mark.memo]).toEqual(["/d/1", "/common"]);
    page.type("#/archive");
    expect([at(), places.now.value.mark.depth]).toEqual(["/archive", 0]);
  });

  test("has no second entry for where one is", () => {
    const { page, places } = scene("#/mine");
    places.go("/common");
    places.go("/common");
    expect(page.length).toBe(2);
  });

  test("is gone back through where a place lies beneath, and changed in its place where it does not", () => {
    const { page, places, at } = scene("#/mine");
    places.go("/d/1");
    places.up("/mine");
    expect([at(), page.length]).toEqual(["/mine", 2]);
    places.go("/d/2");
    places.up("/common");
    expect([at(), page.length]).toEqual(["/common", 2]);
    page.back();
    expect(at()).toBe("/mine");
  });

  test("gets a place beneath a link that somebody came by, once", () => {
    const { page, places, at } = scene("#/d/1");
    places.putBeneath("/common");
    places.putBeneath("/archive");
    expect(at()).toBe("/d/1");
    page.back();
    expect([at(), page.length]).toEqual(["/common", 2]);
  });
});

describe("a layer on a phone", () => {
  const phone = (isPhone = true) => vi.stubGlobal("matchMedia", () => ({ matches: isPhone }));

  test("is closed by Back, the top one first, and the place stays", () => {
    phone();
    const { page, places, at } = scene("#/mine");
    const layers = new Layers(places);
    places.go("/d/1");
    const closed: string[] = [];
    layers.add(() => closed.push("card"));
    layers.add(() => closed.push("menu"));
    page.back();
    expect([closed, at()]).toEqual([["menu"], "/d/1"]);
    page.back();
    expect([closed, at()]).toEqual([["menu", "card"], "/d/1"]);
    page.back();
    expect(at()).toBe("/mine");
  });

  test("that is closed otherwise takes its entry along", () => {
    phone();
    const { page, places, at } = scene("#/mine");
    const layers = new Layers(places);
    const gone = layers.add(() => undefined);
    gone();
    gone();
    expect([at(), places.now.value.mark.layers]).toEqual(["/mine", 0]);
    places.go("/common");
    expect(page.length).toBe(2);
  });

  test("and a place that is chosen in it do not get in each other's way, however slowly the history steps", () => {
    phone();
    const { page, places, at } = scene("#/mine");
    const layers = new Layers(places);
    const gone = layers.add(() => undefined);
    page.held = [];
    gone();
    places.go("/d/1");
    expect(at()).toBe("/mine");
    const { held } = page;
    page.held = null;
    held.forEach(step => step());
    expect([at(), places.now.value.mark.under]).toEqual(["/d/1", "/mine"]);
    page.back();
    expect(at()).toBe("/mine");
  });

  test("is no matter of the history where panes stand side by side", () => {
    phone(false);
    const { page, places } = scene("#/mine");
    new Layers(places).add(() => undefined)();
    expect(page.length).toBe(1);
  });
});
