import type { Clock } from "./clock.js";
import type { Problem } from "./wire.js";

/** One connection that carries frames: a WebSocket, or what stands in where those are blocked. */
export interface Link {
  send(frame: string): void;
  close(): void;
}

export interface LinkEvents {
  opened(): void;
  received(frame: string): void;
  closed(): void;
}

export type OpenLink = (url: string, events: LinkEvents) => Link;

type Table<Calls> = { [Name in keyof Calls]: { in: object; ok: unknown } };

export interface HubSettings<Pushes> {
  /** The hub's address, http(s). */
  url: string;
  clock: Clock;
  /** The handshake is done, at first and after each loss: say hello here. */
  opened(): void;
  lost(): void;
  /** Pushes of a later version arrive here too: ignore names that you do not know. */
  pushed<Name extends keyof Pushes & string>(name: Name, content: Pushes[Name]): void;
  /** Loads the link for networks that block WebSockets. */
  fallback?: () => Promise<{ openLink: OpenLink }>;
  random?: () => number;
  openLink?: OpenLink;
}

export interface Hub<Calls extends Table<Calls>> {
  readonly isOpen: boolean;
  /** The answer's `ok`. Rejects with a `HubError`; its code is `lost` where no answer came. */
  call<Name extends keyof Calls & string>(name: Name, input: Calls[Name]["in"]): Promise<Calls[Name]["ok"]>;
  /** Tries to connect at once instead of waiting for its turn. */
  retry(): void;
  /** Closes for good. */
  stop(): void;
}

export type HubError = Error & Problem;

/** Works across separately built bundles, where `instanceof` does not. */
export const codeOf = (failure: unknown): string => (failure as Partial<Problem> | undefined)?.code ?? "internal";

const end = "\x1e";
const delays = [0, 1, 2, 5, 10, 30];

const failureOf = (problem: Problem): HubError => Object.assign(new Error(problem.code), problem);

export const openSocket: OpenLink = (url, events) => {
  const socket = new WebSocket(url.replace(/^http/, "ws"));
  socket.onopen = events.opened;
  socket.onmessage = event => events.received(event.data as string);
  socket.onclose = events.closed;
  return socket;
};

interface Completion {
  result?: { ok?: unknown; error?: Problem };
}

export function connectHub<Calls extends Table<Calls>, Pushes>(settings: HubSettings<Pushes>): Hub<Calls> {
  const { clock } = settings;
  const random = settings.random ?? Math.random;
  const waiting = new Map<string, { done(ok: unknown): void; failed(why: HubError): void }>();
  let openLink = settings.openLink ?? openSocket;
  let settled = false;
  let link: Link | undefined;
  let attempts = 0;
  let isOpen = false;
  let stopped = false;
  let openedAt = 0;
  let heardAt = 0;
  let saidAt = 0;
  let lastCall = 0;
  let cancelRetry: (() => void) | undefined;
  let cancelPulse: (() => void) | undefined;

  const say = (message: object) => {
    saidAt = clock.steady();
    link?.send(JSON.stringify(message) + end);
  };

  // A hidden tab's timers may sleep for a minute, so each message heard is a chance to ping as well.
  const pingAfter = (quiet: number) => {
    if (isOpen && clock.steady() - saidAt >= quiet) say({ type: 6 });
  };

  const pulse = () => {
    cancelPulse = clock.after(5_000, () => {
      if (clock.steady() - heardAt >= 30_000) drop();
      else {
        pingAfter(10_000);
        pulse();
      }
    });
  };

  const hear = (message: { type?: number; target?: string; arguments?: unknown[]; invocationId?: string } & Completion) => {
    if (!isOpen) {
      if ("error" in message) return drop();
      isOpen = settled = true;
      openedAt = clock.steady();
      settings.opened();
    } else if (message.type === 1) {
      settings.pushed(message.target as keyof Pushes & string, message.arguments?.[0] as Pushes[keyof Pushes & string]);
    } else if (message.type === 3) {
      const call = waiting.get(message.invocationId!);
      waiting.delete(message.invocationId!);
      if (message.result?.ok !== undefined) call?.done(message.result.ok);
      else call?.failed(failureOf(message.result?.error ?? { code: "internal", status: 500 }));
    } else if (message.type === 7) drop();
  };

  function connect() {
    cancelRetry?.();
    heardAt = clock.steady();
    const mine: Link = openLink(settings.url, {
      opened: () => mine === link && say({ protocol: "json", version: 1 }),
      received(frame) {
        heardAt = clock.steady();
        for (const part of frame.split(end)) if (part && mine === link) hear(JSON.parse(part));
        if (mine === link) pingAfter(10_000);
      },
      closed: () => mine === link && drop(),
    });
    link = mine;
    pulse();
  }

  function drop() {
    const wasOpen = isOpen;
    const old = link;
    link = undefined;
    isOpen = false;
    cancelPulse?.();
    old?.close();
    for (const call of waiting.values()) call.failed(failureOf({ code: "lost", status: 0 }));
    waiting.clear();
    if (wasOpen) {
      if (clock.steady() - openedAt > 5_000) attempts = 0;
      settings.lost();
    }
    if (stopped) return;
    const delay = delays[Math.min(attempts++, 5)]!;
    cancelRetry = clock.after(delay * (750 + 500 * random()) + 200 * random(), next);
  }

  // Only a page that never had a connection doubts WebSockets, and it tries both ways in turn, so that
  // a host that was merely down does not leave the page on the slower one.
  function next() {
    if (settled || !settings.fallback || attempts < 4) return connect();
    if (attempts % 2) {
      openLink = settings.openLink ?? openSocket;
      return connect();
    }
    settings.fallback().then(
      chunk => {
        if (link || stopped) return;
        openLink = chunk.openLink;
        connect();
      },
      () => drop(),
    );
  }

  const retry = () => {
    if (!link && !stopped) {
      attempts = 0;
      connect();
    }
  };
  const onOnline = () => {
    if (isOpen || stopped) return;
    drop();
    retry();
  };
  const onOffline = () => link && drop();

  globalThis.addEventListener?.("online", onOnline);
  globalThis.addEventListener?.("offline", onOffline);
  connect();

  return {
    get isOpen() {
      return isOpen;
    },
    call: (name, input) =>
      new Promise((done, failed) => {
        if (!isOpen) return failed(failureOf({ code: "lost", status: 0 }));
        const invocationId = String(++lastCall);
        waiting.set(invocationId, { done: done as (ok: unknown) => void, failed });
        say({ type: 1, invocationId, target: name, arguments: [input] });
      }),
    retry,
    stop() {
      stopped = true;
      cancelRetry?.();
      drop();
      globalThis.removeEventListener?.("online", onOnline);
      globalThis.removeEventListener?.("offline", onOffline);
    },
  };
}
