/** Stands for the browser's BroadcastChannel: every other open channel of the name hears, a little later. */
export class FakeChannel {
  static readonly #open = new Set<FakeChannel>();

  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(readonly name: string) {
    FakeChannel.#open.add(this);
  }

  postMessage(data: unknown) {
    const copy = structuredClone(data);
    for (const other of FakeChannel.#open) {
      if (other !== this && other.name === this.name) queueMicrotask(() => FakeChannel.#open.has(other) && other.onmessage?.({ data: copy }));
    }
  }

  close() {
    FakeChannel.#open.delete(this);
  }
}
