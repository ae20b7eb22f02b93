import type { Problem } from "./wire/wire.js";

/** One connection that carries frames: a WebSocket, or what stands in where those are blocked. */
export interface Link {
  send(frame: string): void;
  close(): void;
}

export interface LinkEvents {
  opened(): unknown;
  received(frame: string): void;
  closed(): unknown;
}

/** @param openedAt When the page last had a connection; 0 before it had one. */
export type OpenLink = (url: string, events: LinkEvents, openedAt?: number) => Link;

type Table<Calls> = { [Name in keyof Calls]: { in: object; ok: unknown } };

export interface HubSettings<Pushes> {
  /** The hub's address, http(s). */
  url: string;
  /** The handshake is done, at first and after each loss: say hello here. */
  opened(): unknown;
  lost(): void;
  /** Pushes of a later version arrive here too: ignore names that you do not know. What it throws loses the rest of the frame. */
  pushed<Name extends keyof Pushes & string>(name: Name, content: Pushes[Name]): void;
  /** Loads the link for networks that block WebSockets. Called again after it failed. */
  fallback?: () => Promise<{ openLink: OpenLink }>;
  /** Whether an earlier page of this tab could only connect by the fallback. */
  polls?: unknown;
}

export interface Hub<Calls extends Table<Calls>> {
  readonly isOpen: boolean;
  /** The answer's `ok`. Rejects with a `HubError`; its code is `lost` where no answer came. */
  call<Name extends keyof Calls & string>(name: Name, input: Calls[Name]["in"]): Promise<Calls[Name]["ok"]>;
  /** Connects at once instead of waiting for its turn, and again after a stop. */
  retry(): void;
  /** Closes until a retry; no timer and no listener is left. */
  stop(): void;
}

export type HubError = { code: string } & Partial<Problem>;

/** Works across separately built bundles, where `instanceof` does not. */
export const codeOf = (failure: unknown): string => (failure as Partial<Problem> | undefined)?.code ?? "internal";

const end = "\x1e";

/** Seconds to wait before the next try, by the number of failures before it. */
export const retryDelay = (failures: number): number => [0, 1, 2, 5, 10][failures] ?? 30;

const lost = { error: { code: "lost" } };
export const openSocket: OpenLink = (url, events) => {
  return Object.assign(new WebSocket(url.replace("http", "ws")), {
    onopen: events.opened,
    onclose: events.closed,
    onmessage: (event: MessageEvent<string>) => events.received(event.data),
  });
};

interface Result {
  ok?: unknown;
  error?: HubError;
}

interface Message {
  type?: number;
  target?: string;
  arguments?: unknown[];
  invocationId?: string;
  result?: Result;
  error?: string;
}

export function connectHub<Calls extends Table<Calls>, Pushes>(settings: HubSettings<Pushes>): Hub<Calls> {
  const calls = new Map<string | undefined, (result?: Result) => void>();
  const now = () => performance.now();
  let openLink = openSocket;
  let link: Link | undefined;
  let isOpen = false;
  /** Ends the listeners. None while stopped. */
  let life: AbortController | undefined;
  let heartbeat: ReturnType<typeof setInterval>;
  let nextTry: ReturnType<typeof setTimeout>;
  let { fallback } = settings;
  let attempts = 0;
  let lastCall = 0;
  let openedAt = 0;
  let heardAt: number;
  let saidAt: number;

  const say = (message: object) => {
    saidAt = now();
    link!.send(JSON.stringify(message) + end);
  };

  // A hidden tab's timers may sleep for a minute, so each message heard is a chance to ping as well.
  const ping = () => isOpen && now() - saidAt >= 10_000 && say({ type: 6 });

  const hear = (message: Message) => {
    if (!isOpen) {
      if (!message.error) {
        isOpen = true;
        openedAt = now();
        settings.opened();
      }
    } else if (message.type === 7) {
      drop(true);
    } else if (message.target) {
      settings.pushed(message.target as keyof Pushes & string, message.arguments![0] as Pushes[keyof Pushes & string]);
    } else {
      calls.get(message.invocationId)?.(message.result);
      calls.delete(message.invocationId);
    }
  };

  const connect = () => {
    if (link || !life) return;
    heardAt = now();
    const mine: Link = (link = openLink(settings.url, {
      opened: () => mine === link && say({ protocol: "json", version: 1 }),
      received(frame) {
        heardAt = now();
        for (const part of frame.split(end)) if (part && mine === link) hear(JSON.parse(part));
        ping();
      },
      closed: () => mine === link && drop(),
    }, openedAt));
  };

  // A host that was merely down looks the same, so the other link tries WebSockets in turn.
  const loadFallback = () => {
    const load = fallback;
    fallback = undefined;
    load?.().then(
      chunk => {
        openLink = chunk.openLink;
        retry();
      },
      () => {
        fallback = load;
        if (!life) retry();
      },
    );
  };

  /** @param isForAll What stops or refuses does so to everybody, who must not all come back at one instant. */
  const drop = (isForAll?: unknown) => {
    const old = link;
    const wasOpen = isOpen;
    link = undefined;
    isOpen = false;
    old?.close();
    calls.forEach(answered => answered(lost));
    calls.clear();
    clearTimeout(nextTry);
    if (life) {
      if (wasOpen && now() - openedAt > 5_000) attempts = 0;
      nextTry = setTimeout(connect, (retryDelay(attempts++) + Math.random() * (wasOpen && !isForAll ? 1 : 3)) * 1_000);
      if (attempts > 1) loadFallback();
    }
    if (wasOpen) settings.lost();
  };

  const retry = () => {
    if (!life) {
      const options = (life = new AbortController());
      heartbeat = setInterval(() => {
        if (link && now() - heardAt >= 30_000) drop();
        ping();
      }, 5_000);
      addEventListener("offline", drop, options);
      addEventListener("online", () => isOpen || (drop(), retry()), options);
    }
    attempts = 0;
    connect();
  };

  if (settings.polls) loadFallback();
  else retry();

  return {
    get isOpen() {
      return isOpen;
    },
    call: (name, input) =>
      new Promise((done, failed) => {
        const answered = ({ ok, error = { code: "internal" } }: Result = {}) => (ok ? done(ok) : failed(error));
        if (!isOpen) return answered(lost);
        const invocationId = `${++lastCall}`;
        calls.set(invocationId, answered);
        say({ type: 1, invocationId, target: name, arguments: [input] });
      }),
    retry,
    stop() {
      life?.abort();
      life = undefined;
      clearInterval(heartbeat);
      drop();
    },
  };
}
