/** Stands for the browser's WebSocket; the test plays the host. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }

  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  isClosed = false;
  readonly said: Record<string, unknown>[] = [];

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  send(frame: string) {
    for (const part of frame.split("\x1e")) if (part) this.said.push(JSON.parse(part) as Record<string, unknown>);
  }

  close() {
    this.isClosed = true;
    this.onclose?.();
  }

  opens() {
    this.onopen?.();
    this.hears({});
  }

  hears(...messages: object[]) {
    this.onmessage?.({ data: messages.map(message => `${JSON.stringify(message)}\x1e`).join("") });
  }
}
