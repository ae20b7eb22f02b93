import { describe, expect, test } from "vitest";
import { heldAt, stillOf, type Scroll } from "../../../../console/desk/list/held-place.js";
import { listOf, rowsOf, withFreshPage, withPage, withRows, emptyBook, orderOf } from "../../../../console/desk/model/rows.js";
import type { DeskRow } from "../../../../shared/wire/rows.js";
import { at, boris, me, row } from "../model/things.js";

const measures = { row: 60, view: 300 };
const rowsNamed = (names: string) => [...names].map(id => ({ id }));
const offsetOf = (rows: readonly { id: string }[], id: string, { top, lead }: Scroll) => lead + rows.findIndex(one => one.id === id) * measures.row - top;

describe("the row under the pointer", () => {
  test.each([
    ["when one comes above it at the list's top", "abcdef", "xabcdef", 0, "b"],
    ["when the one above it goes", "abcdef", "bcdef", 0, "b"],
    ["when all above it go", "abcdef", "ef", 0, "e"],
    ["when it is the one that moves up", "abcdef", "eabcdf", 60, "e"],
    ["when the list grows short", "abcdefghij", "ij", 300, "i"],
    ["when those below it go", "abcdefghij", "abcdefg", 300, "g"],
  ])("stays where it is %s", (_, before, after, top, pointed) => {
    const scroll: Scroll = { top, lead: 0, trail: 0 };
    const still = stillOf(rowsNamed(before), scroll, measures, pointed)!;
    const next = heldAt(rowsNamed(after), still, scroll, measures);
    expect(offsetOf(rowsNamed(after), pointed, next)).toBe(still.offset);
    // The browser scrolls no further than there is something to scroll.
    expect(next.top).toBeGreaterThanOrEqual(0);
    expect(next.top + measures.view).toBeLessThanOrEqual(Math.max(measures.view, next.lead + after.length * measures.row + next.trail));
  });

  test("that goes itself leaves the others where they are", () => {
    const scroll: Scroll = { top: 60, lead: 0, trail: 0 };
    expect(heldAt(rowsNamed("acd"), stillOf(rowsNamed("abcd"), scroll, measures, "b")!, scroll, measures)).toEqual(scroll);
  });
});

describe("without a pointer", () => {
  test("a list that was scrolled stays at its first row in sight, and the top one shows what is new", () => {
    const scroll: Scroll = { top: 90, lead: 0, trail: 0 };
    const still = stillOf(rowsNamed("abcdefghij"), scroll, measures, null)!;
    expect(still.id).toBe("c");
    expect(heldAt(rowsNamed("xabcdefghij"), still, scroll, measures)).toEqual({ top: 150, lead: 0, trail: 0 });
    expect(stillOf(rowsNamed("abc"), { top: 0, lead: 0, trail: 0 }, measures, null)).toBeNull();
  });
});

/** A fixed order of chance, so that a failure comes again. */
function chanceOf(seed: number) {
  let state = seed * 2_654_435_761;
  return (below: number) => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state % below;
  };
}

const order = (section: "mine" | "archive") => orderOf(section);

// Pushes, pages and moves in any order: the page has no other truth than the host's.
test.each(Array.from({ length: 200 }, (_, seed) => seed + 1))("after any pushes, pages and moves the list is a fresh reading, each dialog once (seed %i)", seed => {
  const chance = chanceOf(seed);
  const section = seed % 2 ? "mine" : "archive";
  const host = new Map<string, DeskRow>();
  let clock = 0;
  const write = (id: string) => {
    const version = (host.get(id)?.version ?? 0) + 1;
    const isThere = chance(8) > 0;
    host.set(
      id,
      row({
        id,
        version,
        at: at(++clock),
        section: isThere ? section : "common",
        responsible: [null, me, boris][chance(3)]!,
        waitingSince: chance(2) ? at(chance(clock + 1)) : null,
      }),
    );
    return host.get(id)!;
  };
  for (let index = 0; index < 30; index++) write(`d${String(index).padStart(2, "0")}`);
  const read = () => [...host.values()].filter(one => one.section === section).sort(order(section));
  const page = (after: DeskRow | null, limit: number) => {
    const rows = read().filter(one => after === null || order(section)(after, one) < 0);
    return { rows: rows.slice(0, limit), cursor: rows.length > limit ? "more" : null };
  };
  const size = 3 + chance(8);
  let book = withFreshPage(emptyBook, section, page(null, size));
  // The cursor is a place in the host's order, wherever its row has gone since.
  let last = page(null, size).rows.at(-1) ?? null;
  let scroll: Scroll = { top: 0, lead: 0, trail: 0 };
  for (let step = 0; step < 60; step++) {
    const before = rowsOf(book, section);
    const pointed = before.length ? before[chance(before.length)]!.id : null;
    const still = stillOf(before, scroll, measures, pointed);
    if (chance(4) === 0 && book.lists[section].cursor) {
      const next = page(last, size);
      last = next.rows.at(-1) ?? last;
      book = withPage(book, section, next);
    } else book = withRows(book, [write(`d${String(chance(34)).padStart(2, "0")}`)]);
    const shown = rowsOf(book, section);
    const floor = book.lists[section].floor;
    const fresh = read().filter(one => floor === null || one.id === floor.id || order(section)(one, floor) < 0);
    expect(shown.map(({ id, version }) => [id, version])).toEqual(fresh.map(({ id, version }) => [id, version]));
    if (still && shown.some(({ id }) => id === still.id)) {
      scroll = heldAt(shown, still, scroll, measures);
      expect(offsetOf(shown, still.id, scroll)).toBe(still.offset);
    }
  }
  expect(listOf(section).section).toBe(section);
});
