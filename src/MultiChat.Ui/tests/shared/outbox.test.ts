import { beforeEach, describe, expect, test } from "vitest";
import { Outbox } from "../../shared/outbox.js";
import { pendingStore, type PendingMessage } from "../../shared/pending.js";
import type { Keep } from "../../shared/storage.js";
import { ManualClock, settled } from "./manual-clock.js";
import { memoryKeep } from "./memory-keep.js";

interface Sent {
  id: string;
  answer(): Promise<void>;
  refuse(code: string, retryAfter?: number): Promise<void>;
}

function desk({ keep = memoryKeep(), clock = new ManualClock(), owner = "site:anna" }: { keep?: Keep; clock?: ManualClock; owner?: string } = {}) {
  const sent: Sent[] = [];
  const accepted: string[] = [];
  const rejected: string[] = [];
  let isOnline = true;
  let elsewhere: (id: string, message: PendingMessage | null) => void = () => {};
  const outbox = new Outbox<PendingMessage, string>({
    store: { ...pendingStore<PendingMessage>(keep, owner), watch: changed => ((elsewhere = changed), () => (elsewhere = () => {})) },
    clock,
    send: ({ id }) =>
      new Promise((done, failed) => {
        sent.push({
          id,
          answer: () => (done(id), settled()),
          refuse: (code, retryAfter) => (failed(retryAfter ? { code, retryAfter } : { code }), settled()),
        });
      }),
    accepted: message => accepted.push(message.id),
    rejected: (message, why) => rejected.push(`${message.text}: ${why.code}`),
    changed: () => {},
    browserIsOnline: () => isOnline,
  });
  return {
    outbox,
    clock,
    keep,
    sent,
    accepted,
    rejected,
    goOffline: () => void (isOnline = false),
    elsewhere: (id: string, message: PendingMessage | null) => elsewhere(id, message),
    write: (...ids: string[]) => ids.forEach(id => outbox.add({ id, text: `text ${id}` })),
    ids: () => outbox.messages.map(message => message.id),
    sentIds: () => sent.map(one => one.id),
  };
}

describe("sending", () => {
  test("stores before it sends and forgets after the answer", async () => {
    const { outbox, write, keep, sent, accepted, ids } = desk();
    write("1");
    expect(keep.keys("multichat:site:anna:pending:")).toHaveLength(1);
    expect(sent).toHaveLength(0);
    outbox.ready(true);
    await sent[0]!.answer();
    expect([accepted, ids(), keep.keys("")]).toEqual([["1"], [], []]);
  });

  test("has one message in flight; later ones wait behind it in order", async () => {
    const { outbox, write, sent, sentIds } = desk();
    outbox.ready(true);
    write("1", "2", "3");
    expect(sentIds()).toEqual(["1"]);
    await sent[0]!.answer();
    expect(sentIds()).toEqual(["1", "2"]);
    await sent[1]!.answer();
    expect(sentIds()).toEqual(["1", "2", "3"]);
  });

  test("goes on where it was after a lost connection, with the same id", async () => {
    const { outbox, write, sent, sentIds, ids } = desk();
    outbox.ready(true);
    write("1", "2");
    await sent[0]!.refuse("lost");
    outbox.ready(false);
    expect(ids()).toEqual(["1", "2"]);
    outbox.ready(true);
    expect(sentIds()).toEqual(["1", "1"]);
  });

  test("takes an answer that comes late, after a resend", async () => {
    const { outbox, write, sent, accepted, ids } = desk();
    outbox.ready(true);
    write("1");
    outbox.resend("1");
    expect(sent).toHaveLength(2);
    await sent[0]!.answer();
    await sent[1]!.answer();
    expect([accepted, ids()]).toEqual([["1"], []]);
  });

  test.each(["busy", "too_many", "internal", "outdated_build"])("keeps the message on %s and tries again", async code => {
    const { outbox, clock, write, sent, ids } = desk();
    outbox.ready(true);
    write("1");
    await sent[0]!.refuse(code);
    expect(ids()).toEqual(["1"]);
    await clock.advance(999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    expect(sent).toHaveLength(2);
    await sent[1]!.refuse(code);
    await clock.advance(1_999);
    expect(sent).toHaveLength(2);
    await clock.advance(1);
    expect(sent).toHaveLength(3);
  });

  test("waits as long as the host asks", async () => {
    const { outbox, clock, write, sent } = desk();
    outbox.ready(true);
    write("1");
    await sent[0]!.refuse("too_many", 20);
    await clock.advance(19_999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    expect(sent).toHaveLength(2);
  });

  test("gives the text back on a refusal for good, and goes on with the next", async () => {
    const { outbox, write, sent, rejected, sentIds, keep } = desk();
    outbox.ready(true);
    write("1", "2");
    await sent[0]!.refuse("nobody_available");
    expect(rejected).toEqual(["text 1: nobody_available"]);
    expect(sentIds()).toEqual(["1", "2"]);
    expect(keep.keys("")).toHaveLength(1);
  });

  test("ends when the log shows the message, answer or not", async () => {
    const { outbox, write, sentIds, ids } = desk();
    outbox.ready(true);
    write("1", "2");
    outbox.settle("1");
    expect([ids(), sentIds()]).toEqual([["2"], ["1", "2"]]);
  });

  test("can be taken back while it was never accepted", () => {
    const { outbox, write, ids, keep } = desk();
    write("1", "2");
    outbox.remove("1");
    expect([ids(), keep.keys("").length]).toEqual([["2"], 1]);
  });
});

describe("the mark", () => {
  test("comes exactly five seconds after the send, waiting ones included", async () => {
    const { outbox, clock, write } = desk();
    outbox.ready(true);
    write("1", "2");
    await clock.advance(4_999);
    expect(outbox.deliveryOf("1")).toEqual({ state: "sending" });
    await clock.advance(1);
    expect(outbox.deliveryOf("1")).toEqual({ state: "overdue", reason: "noAnswer" });
    expect(outbox.deliveryOf("2")).toEqual({ state: "overdue", reason: "noAnswer" });
  });

  test("says that the browser is offline", async () => {
    const { outbox, clock, write, goOffline } = desk();
    write("1");
    goOffline();
    await clock.advance(5_000);
    expect(outbox.deliveryOf("1")).toEqual({ state: "overdue", reason: "offline" });
  });

  test("starts anew when the person sends again, and only then", async () => {
    const { outbox, clock, write } = desk();
    outbox.ready(true);
    write("1");
    await clock.advance(5_000);
    outbox.ready(false);
    outbox.ready(true);
    expect(outbox.deliveryOf("1")?.state).toBe("overdue");
    outbox.resend("1");
    await clock.advance(4_999);
    expect(outbox.deliveryOf("1")?.state).toBe("sending");
    await clock.advance(1);
    expect(outbox.deliveryOf("1")?.state).toBe("overdue");
  });

  test("is announced when it is due", async () => {
    const clock = new ManualClock();
    let changes = 0;
    const outbox = new Outbox<PendingMessage, string>({
      store: pendingStore<PendingMessage>(memoryKeep(), "x"),
      clock,
      send: () => new Promise(() => {}),
      accepted: () => {},
      rejected: () => {},
      changed: () => changes++,
      browserIsOnline: () => true,
    });
    outbox.add({ id: "1", text: "" });
    await clock.advance(4_999);
    const before = changes;
    await clock.advance(1);
    expect(changes).toBe(before + 1);
  });
});

describe("a reload", () => {
  test("brings pending messages back in order and sends them with their ids", () => {
    const keep = memoryKeep();
    const before = desk({ keep });
    before.write("1", "2");
    before.outbox.stop();
    const after = desk({ keep });
    expect(after.ids()).toEqual(["1", "2"]);
    after.outbox.ready(true);
    expect(after.sentIds()).toEqual(["1"]);
  });

  test("never brings them to somebody else", () => {
    const keep = memoryKeep();
    desk({ keep, owner: "site:anna" }).write("1");
    expect(desk({ keep, owner: "site:boris" }).ids()).toEqual([]);
    expect(desk({ keep, owner: "site:ann" }).ids()).toEqual([]);
  });

  test("overlooks what is not a message", () => {
    const keep = memoryKeep();
    keep.set("multichat:site:anna:pending:9", "{broken");
    keep.set("multichat:site:anna:pending:8", '{"id":5}');
    expect(desk({ keep }).ids()).toEqual([]);
  });
});

describe("another tab", () => {
  const message = { id: "5", text: "from the other tab" };

  test("keeps its own message for five seconds, then this one takes it over", async () => {
    const { clock, elsewhere, keep, ids, outbox, sentIds } = desk();
    outbox.ready(true);
    pendingStore<PendingMessage>(keep, "site:anna").put(message);
    elsewhere("5", message);
    await clock.advance(4_999);
    expect(ids()).toEqual([]);
    await clock.advance(1);
    expect([ids(), sentIds()]).toEqual([["5"], ["5"]]);
  });

  test("that got the answer takes it from here as well", async () => {
    const { clock, elsewhere, keep, ids, outbox } = desk();
    outbox.ready(true);
    const store = pendingStore<PendingMessage>(keep, "site:anna");
    store.put(message);
    elsewhere("5", message);
    await clock.advance(5_000);
    store.remove("5");
    elsewhere("5", null);
    expect(ids()).toEqual([]);
  });

  test("that is done within five seconds leaves nothing to take over", async () => {
    const { clock, elsewhere, ids, outbox } = desk();
    outbox.ready(true);
    elsewhere("5", message);
    elsewhere("5", null);
    await clock.advance(60_000);
    expect(ids()).toEqual([]);
  });

  test("may be gone when this one reconnects: it is sent at once", () => {
    const { elsewhere, keep, outbox, sentIds } = desk();
    pendingStore<PendingMessage>(keep, "site:anna").put(message);
    elsewhere("5", message);
    outbox.ready(true);
    expect(sentIds()).toEqual(["5"]);
  });

  describe("whose older message was taken over while this one's is under way", () => {
    const older = { id: "1", text: "older" };
    let tab: ReturnType<typeof desk>;
    beforeEach(async () => {
      tab = desk();
      tab.outbox.ready(true);
      pendingStore<PendingMessage>(tab.keep, "site:anna").put(older);
      tab.elsewhere("1", older);
      await tab.clock.advance(4_000);
      tab.write("2");
      await tab.clock.advance(1_000);
      expect([tab.ids(), tab.sentIds()]).toEqual([["1", "2"], ["2"]]);
    });

    test("has it sent after the answer", async () => {
      await tab.sent[0]!.answer();
      expect(tab.sentIds()).toEqual(["2", "1"]);
    });

    test("has it sent after the log showed the one under way", () => {
      tab.outbox.settle("2");
      expect(tab.sentIds()).toEqual(["2", "1"]);
    });

    test("has it sent after the one under way was refused for good", async () => {
      await tab.sent[0]!.refuse("text_too_long");
      expect(tab.sentIds()).toEqual(["2", "1"]);
    });

    test("has it wait when the person sends it again", () => {
      tab.outbox.resend("1");
      expect(tab.sentIds()).toEqual(["2"]);
    });

    test("has it wait when the person sends the one under way again", () => {
      tab.outbox.resend("2");
      expect(tab.sentIds()).toEqual(["2", "2"]);
    });

    test("has it wait when the same connection is ready again", () => {
      tab.outbox.ready(true);
      expect(tab.sentIds()).toEqual(["2"]);
    });

    test("and done with elsewhere leaves the one under way alone", () => {
      tab.write("3");
      tab.elsewhere("1", null);
      expect([tab.ids(), tab.sentIds()]).toEqual([["2", "3"], ["2"]]);
    });
  });
});
