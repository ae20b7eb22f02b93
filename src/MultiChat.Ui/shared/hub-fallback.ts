import { HttpTransportType, LogLevel, TransferFormat } from "@microsoft/signalr";
import { HttpConnection } from "@microsoft/signalr/dist/esm/HttpConnection.js";
import { openSocket, type Link, type OpenLink } from "./hub.js";

/** A WebSocket that takes longer does not get through. */
const patience = 5_000;

let polls = false;
let worked = false;
/** In a row, since it last worked. */
let failures = 0;
let strayedAt = -Infinity;
let strays = false;

/** Whether it connects by long polling, which a later page of this tab should then begin with. */
export const isPolling = (): boolean => worked && polls;

/** Whether its requests reach hosts that do not know it, so that nothing connects from here. */
export const hasStrayed = (): boolean => strays;

/** For networks that let no WebSocket through: long polling and WebSockets in turn, until one of them opens. A network may change, so that begins anew after some failures. */
export const openLink: OpenLink = (url, events, openedAt) => {
  if (!worked) polls = !polls;
  const open = !polls ? openSocket : openedAt && !worked ? openPollingForWantOfSockets : openPolling;
  let isOpen = false;
  return open(url, {
    ...events,
    opened() {
      isOpen = worked = true;
      failures = 0;
      strays = false;
      events.opened();
    },
    closed() {
      if (!isOpen && ++failures > 2) worked = false;
      events.closed();
    },
  });
};

/** A host that was merely down answers polls as soon as WebSockets, so a page that had a connection polls only where a WebSocket fails now. */
const openPollingForWantOfSockets: OpenLink = (url, events) => {
  let chosen: Link | undefined;
  let socket: Link | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const choose = (link: Link) => {
    if (chosen || isOver) return;
    chosen = link;
    clearTimeout(timer);
    polls = link === poll;
    (polls ? socket : poll)?.close();
    events.opened();
  };
  const poll: Link = openPolling(url, {
    received: events.received,
    opened() {
      socket = openSocket(url, {
        received: events.received,
        opened: () => choose(socket!),
        closed: () => (chosen === socket ? events.closed() : choose(poll)),
      });
      timer = setTimeout(() => choose(poll), patience);
    },
    closed() {
      if (!chosen || chosen === poll) events.closed();
    },
  });
  return {
    send: frame => chosen?.send(frame),
    close() {
      isOver = true;
      clearTimeout(timer);
      poll.close();
      socket?.close();
    },
  };
};

// The connection lives in one host, and a balancer gives the next request to another, which does not know it.
const isStray = (why: unknown) => /Status code '404'/.test(String(why));

const openPolling: OpenLink = (url, events) => {
  const connection = new HttpConnection(url, {
    transport: HttpTransportType.LongPolling,
    logger: LogLevel.None,
    headers: { "X-MultiChat": "1" },
  });
  const closed = (why?: unknown) => {
    if (isStray(why)) {
      // Once may be a host that was started anew.
      strays = performance.now() - strayedAt < 60_000;
      strayedAt = performance.now();
    }
    if (strays) {
      worked = false;
      console.warn("MultiChat: no WebSocket gets through, and long polling reaches another host with each request. Let WebSockets pass, or make sessions sticky.");
    }
    events.closed();
  };
  connection.onreceive = data => events.received(data as string);
  connection.onclose = closed;
  connection.start(TransferFormat.Text).then(events.opened, closed);
  return {
    send: frame => void connection.send(frame).catch(() => connection.stop()),
    close: () => void connection.stop(),
  };
};
