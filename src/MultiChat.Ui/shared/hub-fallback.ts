import { HttpTransportType, LogLevel, TransferFormat } from "@microsoft/signalr";
import { HttpConnection } from "@microsoft/signalr/dist/esm/HttpConnection.js";
import { openSocket, type OpenLink } from "./hub.js";

let polls = false;
let worked = false;
let strayedAt = -Infinity;

/** For networks that let no WebSocket through: long polling and WebSockets in turn, until one of them opens. */
export const openLink: OpenLink = (url, events) => {
  if (!worked) polls = !polls;
  const open = polls ? openPolling : openSocket;
  return open(url, {
    ...events,
    opened(isStandIn) {
      worked = true;
      events.opened(isStandIn);
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
    const isStraying = isStray(why);
    // Once may be a host that was started anew.
    const hasStrayed = isStraying && performance.now() - strayedAt < 60_000;
    if (isStraying) strayedAt = performance.now();
    if (hasStrayed) {
      worked = false;
      console.warn("MultiChat: no WebSocket gets through, and long polling reaches another host with each request. Let WebSockets pass, or make sessions sticky.");
    }
    events.closed(hasStrayed);
  };
  connection.onreceive = data => events.received(data as string);
  connection.onclose = closed;
  connection.start(TransferFormat.Text).then(() => events.opened(true), closed);
  return {
    send: frame => void connection.send(frame).catch(() => connection.stop()),
    close: () => void connection.stop(),
  };
};
