import { HttpTransportType, LogLevel, TransferFormat } from "@microsoft/signalr";
import { HttpConnection } from "@microsoft/signalr/dist/esm/HttpConnection.js";
import { openSocket, type OpenLink } from "./hub.js";

let polls = false;
let worked = false;

/** For networks that let no WebSocket through: long polling and WebSockets in turn, until one of them opens. */
export const openLink: OpenLink = (url, events) => {
  if (!worked) polls = !polls;
  const open = polls ? openPolling : openSocket;
  return open(url, {
    ...events,
    opened() {
      worked = true;
      events.opened();
    },
  });
};

const openPolling: OpenLink = (url, events) => {
  const connection = new HttpConnection(url, {
    transport: HttpTransportType.LongPolling,
    logger: LogLevel.None,
    headers: { "X-MultiChat": "1" },
  });
  connection.onreceive = data => events.received(data as string);
  connection.onclose = () => events.closed();
  connection.start(TransferFormat.Text).then(events.opened, events.closed);
  return {
    send: frame => void connection.send(frame).catch(() => connection.stop()),
    close: () => void connection.stop(),
  };
};
