import { HttpTransportType, LogLevel, TransferFormat } from "@microsoft/signalr";
import { HttpConnection } from "@microsoft/signalr/dist/esm/HttpConnection.js";
import { openSocket, type OpenLink } from "./hub.js";

let polls = false;
let worked = false;
let strayedAt = -Infinity;
let strays = false;

/** Whether it connects by long polling, which a later page of this tab should then begin with. */
export const isPolling = (): boolean => worked && polls;

/** Whether its requests reach hosts that do not know it, so that nothing connects from here. */
export const hasStrayed = (): boolean => strays;

/** For networks that let no WebSocket through: long polling and WebSockets in turn, until one of them opens. */
export const openLink: OpenLink = (url, events) => {
  if (!worked) polls = !polls;
  const open = polls ? openPolling : openSocket;
  return open(url, {
    ...events,
    opened() {
      worked = true;
      strays = false;
      events.opened();
    },
  });
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
