import { describe, expect, test } from "vitest";
import { withChanged } from "../../../../console/desk/model/rows.js";
import { dialogId, part, row, said, threadOf } from "./things.js";
import { scene } from "./thread-scene.js";

const items = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => said(from + index));

/** A dialog with so many unread messages, all of them loaded. */
async function unread(count: number) {
  const here = scene();
  await here.open(items(1, count), { row: row({ unread: count, version: count }) });
  return { ...here, told: () => here.hub.calls.splice(0).flatMap(({ name, input }) => (name === "Read" ? [input["seq"]] : [])) };
}

// M3: read is what was on a visible, focused page
describe("reading", () => {
  test("is told for what was on the screen, and the rest stays unread", async () => {
    const { see, told, store } = await unread(45);
    see(1, 18);
    expect([told(), store.row(dialogId)?.unread]).toEqual([[18], 27]);
  });

  test("is not told for the end where what came before it was never on the screen", async () => {
    const { see, told, store } = await unread(45);
    see(28, 45);
    expect([told(), store.row(dialogId)?.unread]).toEqual([[], 45]);
  });

  test("goes on as somebody scrolls, and the host hears of it four times a second", async () => {
    const { see, told, clock, store } = await unread(45);
    see(1, 10);
    see(5, 15);
    see(10, 20);
    expect(told()).toEqual([10]);
    await clock.advance(250);
    expect([told(), store.row(dialogId)?.unread]).toEqual([[20], 25]);
    await clock.advance(1_000);
    see(20, 45);
    expect([told(), store.row(dialogId)?.unread]).toEqual([[45], 0]);
  });

  test("is not told while the page is hidden or somebody else has the focus", async () => {
    const { see, told, look } = await unread(3);
    look(false);
    see(1, 3);
    expect(told()).toEqual([]);
    look(true);
    see(1, 3);
    expect(told()).toEqual([3]);
  });

  test("waits for the line that a search is about to bring into sight", async () => {
    const { see, told, thread, store } = await unread(3);
    thread().jumps = 1;
    see(1, 3);
    expect([told(), store.row(dialogId)?.unread]).toEqual([[], 3]);
    thread().jumps = 0;
    see(1, 2);
    expect(told()).toEqual([2]);
  });

  test("is told once", async () => {
    const { see, told, clock } = await unread(3);
    see(1, 3);
    await clock.advance(1_000);
    see(1, 3);
    expect(told()).toEqual([3]);
  });

  test("is told again where the connection was lost meanwhile", async () => {
    const { see, hub, clock } = await unread(3);
    see(1, 3);
    await hub.take("Read").refuse({ code: "lost" });
    await clock.advance(1_000);
    see(1, 3);
    expect(hub.take("Read").input).toEqual({ dialog: dialogId, seq: 3 });
  });

  test("of what an answer made read tells the visitor no more than was on the screen", async () => {
    const { see, store, threads, told, thread, clock } = await unread(0);
    threads.marks({ dialog: dialogId, visitorDelivered: 0, visitorRead: 0, deskRead: 0 });
    threads.log(part(0, items(1, 3), { state: row({ unread: 0, version: 3 }) }));
    store.book.value = withChanged(store.book.value, [row({ unread: 0, version: 3 })]);
    see(2, 3);
    expect(told()).toEqual([]);
    see(1, 2);
    await clock.advance(250);
    expect([told(), thread().readSent]).toEqual([[2], 2]);
  });
});

describe("a dialog with more unread messages than a snapshot has", () => {
  test("is shown as far as it came where the host does not answer", async () => {
    const { threads, hub, thread, texts } = scene();
    threads.show(dialogId);
    await hub.take("Open").answer(threadOf(items(31, 80), { row: row({ unread: 71, version: 80 }), more: true }));
    await hub.take("Open").refuse({ code: "busy" });
    expect([thread().unreadFrom.value, texts()?.length]).toEqual([null, 50]);
    void threads.history(thread());
    await hub.take("History").answer({ items: items(1, 30), more: false });
    expect(thread().unreadFrom.value).toBe(10);
  });

  test("has nothing read before all of it is there to be counted", async () => {
    const { threads, hub, see, clock } = scene();
    threads.show(dialogId);
    const unread = row({ unread: 300, version: 400 });
    await hub.take("Open").answer(threadOf(items(351, 400), { row: unread, more: true }));
    await hub.take("Open").answer(threadOf(items(81, 200), { row: unread, more: true }));
    see(101, 110);
    await clock.advance(250);
    expect(hub.has("Read")).toBe(false);
    await hub.take("Log").answer(part(200, items(201, 400), { state: unread }));
    see(101, 110);
    expect(hub.take("Read").input).toMatchObject({ seq: 110 });
  });
});

test("opening a dialog reads nothing by itself, whatever was on the screen before", async () => {
  const { threads, hub } = scene();
  threads.show(dialogId);
  await hub.take("Open").answer(threadOf(items(1, 45), { row: row({ unread: 45, version: 45 }) }));
  expect(hub.has("Read")).toBe(false);
});
