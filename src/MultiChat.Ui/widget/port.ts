import type { Hub } from "../shared/hub.js";
import type { Hello, VisitorCalls, VisitorPushes } from "../shared/wire/visitor.js";

/** Grows with each change of this file that an older loader cannot bear: after a deploy it may load a newer panel than its own. */
export const port = 2;

/** What the loader hands to the panel. */
export interface Shell {
  readonly port: number;
  /** The element that shows the chat now; pages may swap it for another. */
  element: HTMLElement & { isOpen: boolean; available: boolean | undefined };
  /** In the stage, which holds launcher and panel, and moves with them from element to element. */
  launcher: HTMLButtonElement;
  hub: Hub<VisitorCalls>;
  /** The address of `v1/s/{site}/`. */
  address: string;
  language: string;
  /** The host's last greeting, its availability kept up to date. */
  hello?: Hello;
  /** Loaded where WebSockets did not get through at first. */
  fallback?: Promise<{ isPolling(): boolean; hasStrayed(): boolean }>;
  /** Dispatches `multichat:{name}`. */
  tell(name: string, detail?: object): void;
}

/** What the loader tells the panel. */
export interface Panel {
  open(): void;
  /** What the page calls by name. */
  call(name: string, ...values: unknown[]): unknown;
  greeted(hello: Hello): void;
  lost(): void;
  pushed<Name extends keyof VisitorPushes>(name: Name, content: VisitorPushes[Name]): void;
  /** In the page, again. Listeners end with the signal. */
  shown(life: AbortSignal): void;
  /** A style of the page moves what is fixed together with the page. */
  captured(): void;
  leaving(): void;
}

export interface PanelChunk {
  start(shell: Shell): Panel;
}
