import { beforeEach, expect, test, vi } from "vitest";
import type { OpenLink } from "../../shared/hub.js";
import { FakeSocket } from "./fake-socket.js";
import { settled } from "./manual-clock.js";

const polling = vi.hoisted(() => ({ stopped: 0 }));
vi.mock("@microsoft/signalr/dist/esm/HttpConnection.js", () => ({
  HttpConnection: class {
    start = () => Promise.resolve();
    send = () => Promise.resolve();
    stop = async () => void polling.stopped++;
  },
}));

let openLink: OpenLink;
let isPolling: () => boolean;
let heard: string[];
beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all.length = 0;
  ({ openLink, isPolling } = await import("../../shared/hub-fallback.js"));
  heard = [];
  polling.stopped = 0;
});

const open = async (openedAt: number) => {
  openLink("https://host/hub", { opened: () => heard.push("opened"), received: frame => heard.push(frame), closed: () => heard.push("closed") }, openedAt);
  await settled();
};

test("where no WebSocket ever opened it polls without waiting for one", async () => {
  await open(0);
  expect([heard, isPolling(), FakeSocket.all.length]).toEqual([["opened"], true, 0]);
});

test("a page that had a connection goes on by a WebSocket where the host was merely down", async () => {
  await open(1);
  expect(heard).toEqual([]);
  FakeSocket.last.onopen?.();
  await settled();
  expect([heard, isPolling(), polling.stopped]).toEqual([["opened"], false, 1]);
});

test("and by polling where a WebSocket fails though the host answers", async () => {
  await open(1);
  FakeSocket.last.close();
  expect([heard, isPolling()]).toEqual([["opened"], true]);
});

test("a way that worked is doubted again after three failures in a row", async () => {
  await open(1);
  FakeSocket.last.onopen?.();
  for (let failure = 0; failure < 3; failure++) {
    await open(1);
    FakeSocket.last.close();
  }
  const sockets = FakeSocket.all.length;
  await open(1);
  FakeSocket.last.close();
  expect([FakeSocket.all.length, isPolling()]).toEqual([sockets + 1, true]);
});
