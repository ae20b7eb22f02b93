import { describe, expect, test } from "vitest";
import { emptyBook, isNews, isOwnLast, neighbour, nextWaiting, rowsOf, sectionFor, unsure, withChanged, withFreshPage, withPage, withRows } from "../../../../console/desk/model/rows.js";
import type { DeskRow } from "../../../../shared/wire/rows.js";
import { at, boris, me, row, said } from "./things.js";

const page = (rows: ReturnType<typeof row>[], cursor: string | null = null) => ({ rows, cursor });
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe("a section's list", () => {
  test("is empty until its first page came, whatever rows are known", () => {
    expect(rowsOf(withRows(emptyBook, [row()]), "mine")).toEqual([]);
  });

  test("has the last activity first", () => {
    const book = withPage(emptyBook, "mine", page([row({ id: "b", at: at(2) }), row({ id: "a", at: at(1) })]));
    expect(ids(rowsOf(withRows(book, [row({ id: "a", version: 2, at: at(3) })]), "mine"))).toEqual(["a", "b"]);
  });

  test("leaves out what is older than its last page, until that page comes", () => {
    let book = withPage(emptyBook, "mine", page([row({ id: "b", at: at(5) })], "next"));
    book = withRows(book, [row({ id: "old", at: at(1) }), row({ id: "new", at: at(6) })]);
    expect(ids(rowsOf(book, "mine"))).toEqual(["new", "b"]);
    expect(ids(rowsOf(withPage(book, "mine", page([])), "mine"))).toEqual(["new", "b", "old"]);
  });

  test("loses a row that moved to another section", () => {
    const book = withPage(emptyBook, "mine", page([row()]));
    expect(rowsOf(withRows(book, [row({ version: 2, section: "common" })]), "mine")).toEqual([]);
  });

  test("ignores an older version, and takes the same version again", () => {
    const book = withRows(emptyBook, [row({ version: 5, unread: 1 })]);
    expect(withRows(book, [row({ version: 4 })])).toBe(book);
    expect(withRows(book, [row({ version: 5, unread: 0 })]).rows.get(row().id)?.unread).toBe(0);
  });

  test("forgets what vanished while nobody listened", () => {
    const book = withPage(emptyBook, "mine", page([row({ id: "gone" }), row({ id: "stays" })]));
    expect(ids(rowsOf(withFreshPage(unsure(book), "mine", page([row({ id: "stays" })])), "mine"))).toEqual(["stays"]);
  });

  test("takes the host's word after a Start, even if the versions went back with a restored store", () => {
    let book = unsure(withPage(emptyBook, "mine", page([row({ version: 9, unread: 3 })])));
    book = withChanged(book, [{ ...book.rows.get(row().id)!, online: false }]);
    expect(withFreshPage(book, "mine", page([row({ version: 4 })])).rows.get(row().id)).toEqual(row({ version: 4 }));
    expect(withRows(book, [row({ version: 4 })]).rows.get(row().id)).toEqual(row({ version: 4 }));
  });

  test("keeps what was pushed since the Start, whatever an answer says later", () => {
    let book = unsure(withPage(emptyBook, "mine", page([row({ version: 9 })])));
    book = withRows(book, [row({ version: 5, unread: 1 }), row({ id: "new" })]);
    book = withFreshPage(book, "mine", page([row({ version: 4 })]));
    expect(book.rows.get(row().id)).toEqual(row({ version: 5, unread: 1 }));
    expect(ids(rowsOf(book, "mine")).sort()).toEqual([row().id, "new"].sort());
  });
});

test("the neighbour of nothing is the first, and there is none beyond the ends", () => {
  const rows = [{ id: "a" }, { id: "b" }];
  expect(neighbour(rows, null, 1)).toBe("a");
  expect(neighbour(rows, "a", 1)).toBe("b");
  expect(neighbour(rows, "b", 1)).toBeNull();
  expect(neighbour(rows, "a", -1)).toBeNull();
});

test("a section follows from status, responsible and group", () => {
  const groups = [{ id: "g1", name: "Sales", members: [boris] }];
  const where = (change: Parameters<typeof row>[0]) => sectionFor(row(change), me, groups);
  expect(where({})).toBe("mine");
  expect(where({ responsible: me, group: "g1" })).toBe("mine");
  expect(where({ responsible: boris })).toBe("common");
  expect(where({ group: "g1" })).toBe("common");
  expect(where({ status: "archived", responsible: me })).toBe("archive");
});

describe("news", () => {
  const since = Date.parse(at(-50));
  test("is more unread of a client in Mine", () => {
    expect(isNews(row({ version: 1 }), row({ version: 2, unread: 1 }), since)).toBe(true);
    expect(isNews(row({ version: 1, unread: 1 }), row({ version: 2, unread: 1 }), since)).toBe(false);
    expect(isNews(row({ version: 1 }), row({ version: 2, unread: 1, section: "common" }), since)).toBe(false);
  });

  test("of an unknown dialog only counts when it is fresh", () => {
    expect(isNews(undefined, row({ unread: 1, last: { text: "", at: at(9), from: "client" } }), since)).toBe(true);
    expect(isNews(undefined, row({ unread: 1, last: { text: "", at: at(-60), from: "client" } }), since)).toBe(false);
  });
});

describe("the last line of a row", () => {
  const last = (by?: string | null) => row({ last: { text: "Да", at: at(2), from: "operator", ...(by === undefined ? {} : { by }) } });
  const thread = (by: string) => () => [said(1), said(2, { from: "operator", by })];

  test("is mine where the host says so, whatever the thread shows", () => {
    expect([isOwnLast(last(me), me), isOwnLast(last(boris), me), isOwnLast(last(boris), me, thread(me))]).toEqual([true, false, false]);
  });

  test("is mine where the thread says so", () => {
    expect([isOwnLast(last(), me, thread(me)), isOwnLast(last(), me, thread(boris)), isOwnLast(last(), me)]).toEqual([true, false, false]);
  });

  test("of the client, or of an older own message, is not", () => {
    expect([isOwnLast(row(), me, thread(me)), isOwnLast(row({ last: { text: "Да", at: at(3), from: "operator" } }), me, thread(me))]).toEqual([false, false]);
  });
});

describe("the next dialog", () => {
  const waits = (id: string, since: number | null, change: Partial<DeskRow> = {}) => row({ id, waitingSince: since === null ? null : at(since), ...change });
  const book = (...rows: DeskRow[]) => withRows(emptyBook, rows);
  const next = (rows: DeskRow[], open: string | null, answered: string[] = []) => nextWaiting(book(...rows), open, id => answered.includes(id));

  test("is the one that has waited longest, wherever its last activity puts it in the list", () => {
    expect(next([waits("a", 30, { at: at(99) }), waits("b", 10, { at: at(10) }), waits("c", null)], null)).toBe("b");
    expect(next([waits("a", 30), waits("b", 10, { section: "common" })], null)).toBe("a");
  });

  test("after an answer is the next longest, and the answered one never comes again", () => {
    const rows = [waits("a", 10), waits("b", 20), waits("c", 30)];
    const order: (string | null)[] = [];
    for (let open: string | null = null, times = 0; times < 4; times++) {
      open = next(rows, open);
      order.push(open);
      const index = rows.findIndex(one => one.id === open);
      if (index >= 0) rows[index] = { ...rows[index]!, waitingSince: null, at: at(100 + times) };
    }
    expect(order).toEqual(["a", "b", "c", null]);
  });

  test("without an answer goes round all who wait and does not bounce between two", () => {
    const rows = [waits("a", 10), waits("b", 20), waits("c", 30)];
    expect([next(rows, null), next(rows, "a"), next(rows, "b"), next(rows, "c")]).toEqual(["a", "b", "c", "a"]);
  });

  test("is not one whose answer is under way, and is the open one where nobody else waits", () => {
    expect(next([waits("a", 10), waits("b", 20)], null, ["a"])).toBe("b");
    expect(next([waits("a", 10)], "a")).toBe("a");
  });
});

test("a dialog that has left the list is still where it was for whoever walks on", () => {
  const list = ["a", "b", "d"].map(id => ({ id }));
  // "c" stood third.
  expect([neighbour(list, "c", 1, 2), neighbour(list, "c", -1, 2)]).toEqual(["d", "b"]);
  expect([neighbour(list, "x", 1, 3), neighbour(list, "x", -1, 0), neighbour(list, "x", 1)]).toEqual([null, null, "a"]);
});
