import { HttpTransportType, LogLevel, TransferFormat } from "@microsoft/signalr";
import { HttpConnection } from "@microsoft/signalr/dist/esm/HttpConnection.js";
import type { OpenLink } from "./hub.js";

/** Long polling by the official client, for networks that let no WebSocket through. */
export const openLink: OpenLink = (url, events) => {
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
