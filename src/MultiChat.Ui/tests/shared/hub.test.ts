import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeOf, connectHub, type Hub, type OpenLink } from "../../shared/hub.js";
import { FakeSocket } from "./fake-socket.js";

interface Calls {
  Echo: { in: { text: string }; ok: { text: string } };
}

const events: string[] = [];
let page = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  vi.spyOn(Math, "random").mockReturnValue(0);
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.advanceTimersByTime(1_000);
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  FakeSocket.all = [];
  events.length = 0;
});

afterEach(() => {
  hub?.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

let hub: Hub<Calls> | undefined;

function connect(fallback?: () => Promise<{ openLink: OpenLink }>) {
  return (hub = connectHub<Calls, { news: { text: string } }>({
    url: "https://host/chat/hub",
    opened: () => events.push("opened"),
    lost: () => events.push("lost"),
    pushed: (name, content) => events.push(`${name} ${content.text}`),
    ...(fallback ? { fallback } : {}),
  }));
}

const outcome = (call: Promise<{ text: string }>) => call.then(ok => ok.text, codeOf);

describe("the protocol", () => {
  test("begins with the handshake and says when it is done", () => {
    const hub = connect();
    FakeSocket.last.onopen?.();
    expect(FakeSocket.last.said).toEqual([{ protocol: "json", version: 1 }]);
    expect([hub.isOpen, events]).toEqual([false, []]);
    FakeSocket.last.hears({});
    expect([hub.isOpen, events]).toEqual([true, ["opened"]]);
  });

  test("does not begin after a refused handshake", () => {
    connect();
    FakeSocket.last.onopen?.();
    FakeSocket.last.hears({ error: "no" });
    expect(events).toEqual([]);
  });

  test("answers calls by their numbers, in whatever order", async () => {
    const hub = connect();
    FakeSocket.last.opens();
    const calls = [hub.call("Echo", { text: "a" }), hub.call("Echo", { text: "b" }), hub.call("Echo", { text: "c" })].map(outcome);
    const [, first, second, third] = FakeSocket.last.said as { invocationId?: string }[];
    expect(first).toMatchObject({ type: 1, target: "Echo", arguments: [{ text: "a" }] });
    FakeSocket.last.hears(
      { type: 3, invocationId: second?.invocationId, result: { ok: { text: "B" } } },
      { type: 3, invocationId: first?.invocationId, result: { error: { code: "busy", status: 503 } } },
      { type: 3, invocationId: third?.invocationId, error: "unknown target" },
    );
    expect(await Promise.all(calls)).toEqual(["busy", "B", "internal"]);
  });

  test("hands pushes on, also from the frame of the handshake", () => {
    connect();
    FakeSocket.last.onopen?.();
    FakeSocket.last.hears({}, { type: 1, target: "news", arguments: [{ text: "1" }] }, { type: 6 });
    expect(events).toEqual(["opened", "news 1"]);
  });

  test("refuses a call without a connection", async () => {
    expect(await outcome(connect().call("Echo", { text: "a" }))).toBe("lost");
  });
});

describe("keeping alive", () => {
  test("pings at least every fifteen seconds", () => {
    connect();
    FakeSocket.last.opens();
    vi.advanceTimersByTime(15_000);
    expect(FakeSocket.last.said.filter(message => message["type"] === 6).length).toBeGreaterThanOrEqual(1);
  });

  test("pings on hearing something when the timers of a hidden tab sleep", () => {
    connect();
    FakeSocket.last.opens();
    const realNow = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(realNow + 12_000);
    FakeSocket.last.hears({ type: 6 });
    expect(FakeSocket.last.said.at(-1)).toEqual({ type: 6 });
  });

  test("gives up after thirty seconds of silence, and calls on their way are lost", async () => {
    const hub = connect();
    const socket = FakeSocket.last;
    socket.opens();
    const call = outcome(hub.call("Echo", { text: "a" }));
    vi.advanceTimersByTime(29_999);
    expect(socket.isClosed).toBe(false);
    vi.advanceTimersByTime(1);
    expect([socket.isClosed, hub.isOpen, events]).toEqual([true, false, ["opened", "lost"]]);
    expect(await call).toBe("lost");
  });

  test("hearing anything counts", () => {
    connect();
    FakeSocket.last.opens();
    for (let minute = 0; minute < 6; minute++) {
      vi.advanceTimersByTime(20_000);
      FakeSocket.last.hears({ type: 6 });
    }
    expect(FakeSocket.all).toHaveLength(1);
  });
});

describe("a lost connection", () => {
  test("is tried again after 0, 1, 2, 5, 10, then every 30 seconds", () => {
    connect();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const count = FakeSocket.all.length;
      FakeSocket.last.close();
      let seconds = 0;
      for (vi.advanceTimersByTime(0); FakeSocket.all.length === count; seconds++) vi.advanceTimersByTime(1_000);
      delays.push(seconds);
    }
    expect(delays).toEqual([0, 1, 2, 5, 10, 30, 30]);
  });

  test("waits up to a second more, so that pages do not come back all at once", () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    connect();
    FakeSocket.last.opens();
    FakeSocket.last.close();
    vi.advanceTimersByTime(499);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test.each([
    ["a host that says it stops", () => (FakeSocket.last.opens(), FakeSocket.last.hears({ type: 7 }))],
    ["a refused handshake", () => FakeSocket.last.close()],
  ])("after %s the pages come back spread over three seconds", (_, ends) => {
    vi.mocked(Math.random).mockReturnValue(0.9);
    connect();
    const first = FakeSocket.last;
    ends();
    expect([first.isClosed, FakeSocket.all.length]).toEqual([true, 1]);
    vi.advanceTimersByTime(2_699);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("starts from the beginning after one that held", () => {
    connect();
    for (let attempt = 0; attempt < 4; attempt++) {
      FakeSocket.last.close();
      vi.advanceTimersByTime(10_000);
    }
    FakeSocket.last.opens();
    vi.advanceTimersByTime(5_001);
    const count = FakeSocket.all.length;
    FakeSocket.last.close();
    vi.advanceTimersByTime(0);
    expect(FakeSocket.all).toHaveLength(count + 1);
  });

  test("does not hammer a host that accepts and closes", () => {
    connect();
    for (let attempt = 0; attempt < 60; attempt++) {
      FakeSocket.last.opens();
      if (!FakeSocket.last.isClosed) FakeSocket.last.close();
      vi.advanceTimersByTime(1_000);
    }
    expect(FakeSocket.all.length).toBeLessThan(10);
  });

  test("comes back at once when the browser is online again", () => {
    connect();
    for (let attempt = 0; attempt < 5; attempt++) {
      FakeSocket.last.close();
      vi.advanceTimersByTime(10_000);
    }
    FakeSocket.last.close();
    const count = FakeSocket.all.length;
    page.dispatchEvent(new Event("online"));
    expect(FakeSocket.all).toHaveLength(count + 1);
  });

  test("is noticed at once when the browser goes offline", () => {
    connect();
    FakeSocket.last.opens();
    page.dispatchEvent(new Event("offline"));
    expect(events).toEqual(["opened", "lost"]);
  });

  test("never lets a late word of the old connection in", () => {
    connect();
    const old = FakeSocket.last;
    old.opens();
    page.dispatchEvent(new Event("offline"));
    vi.advanceTimersByTime(2_000);
    FakeSocket.last.opens();
    old.hears({ type: 1, target: "news", arguments: [{ text: "old" }] });
    old.onclose?.();
    expect(events).toEqual(["opened", "lost", "opened"]);
  });

  test("stays closed after a stop until a retry", () => {
    const hub = connect();
    FakeSocket.last.opens();
    hub.stop();
    vi.advanceTimersByTime(120_000);
    page.dispatchEvent(new Event("online"));
    expect(FakeSocket.all).toHaveLength(1);
    hub.retry();
    expect(FakeSocket.all).toHaveLength(2);
  });

  test("leaves no timer and no listener behind a stop, however often it went on", () => {
    const held = vi.spyOn(page, "addEventListener");
    const hub = connect();
    for (let round = 0; round < 100; round++) {
      FakeSocket.last.opens();
      hub.stop();
      hub.retry();
    }
    hub.stop();
    const count = FakeSocket.all.length;
    expect(vi.getTimerCount()).toBe(0);
    expect(held.mock.calls.every(([, , options]) => (options as AddEventListenerOptions).signal?.aborted)).toBe(true);
    page.dispatchEvent(new Event("online"));
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(count);
  });
});

describe("where WebSockets are blocked", () => {
  const closing: OpenLink = (_, { closed }) => {
    void Promise.resolve().then(() => closed());
    return { send: () => {}, close: () => {} };
  };

  test("the fallback is loaded after the second failure, and connects at once", async () => {
    const openLink = vi.fn<OpenLink>(() => ({ send: () => {}, close: () => {} }));
    const load = vi.fn(async () => ({ openLink }));
    connect(load);
    FakeSocket.last.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(load).not.toHaveBeenCalled();
    FakeSocket.last.close();
    await vi.advanceTimersByTimeAsync(0);
    expect([load.mock.calls.length, openLink.mock.calls.length]).toEqual([1, 1]);
  });

  test("a fallback that could not be loaded is tried again with each failure", async () => {
    const load = vi.fn(async (): Promise<{ openLink: OpenLink }> => Promise.reject(new Error("offline")));
    connect(load);
    for (let failure = 1; failure <= 4; failure++) {
      FakeSocket.last.close();
      await vi.advanceTimersByTimeAsync(6_000);
    }
    expect(load).toHaveBeenCalledTimes(3);
  });

  test("a tab that needed the fallback begins with it", async () => {
    const openLink = vi.fn<OpenLink>(() => ({ send: () => {}, close: () => {} }));
    hub = connectHub<Calls, object>({ url: "https://host/hub", opened() {}, lost() {}, pushed() {}, polls: true, fallback: async () => ({ openLink }) });
    await vi.advanceTimersByTimeAsync(0);
    expect([FakeSocket.all.length, openLink.mock.calls.length]).toEqual([0, 1]);
  });

  test("and with a WebSocket where the fallback cannot be loaded", async () => {
    hub = connectHub<Calls, object>({
      url: "https://host/hub",
      opened() {},
      lost() {},
      pushed() {},
      polls: true,
      fallback: () => Promise.reject(new Error("offline")),
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.all).toHaveLength(1);
  });

  test("a page that had a connection looks for another way after failures in a row, and not after losses alone", async () => {
    const load = vi.fn(async () => ({ openLink: closing }));
    connect(load);
    for (let loss = 1; loss <= 4; loss++) {
      FakeSocket.last.opens();
      await vi.advanceTimersByTimeAsync(6_000);
      FakeSocket.last.close();
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(load).not.toHaveBeenCalled();
    FakeSocket.last.close();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
