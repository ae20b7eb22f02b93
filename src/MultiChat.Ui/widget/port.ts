import type { Hub } from "../shared/hub.js";
import type { Hello, VisitorCalls, VisitorPushes } from "../shared/wire.js";

/** What the loader hands to the panel. */
export interface Shell {
  element: HTMLElement;
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  hub: Hub<VisitorCalls>;
  /** The address of `v1/s/{site}/`. */
  address: string;
  /** The key of the flag that says a dialog exists; the panel's own keys begin with it. */
  key: string;
  language: string;
  /** The host's last greeting, its availability kept up to date. */
  hello?: Hello;
}

/** What the page may call on the element, before and after the panel is loaded. */
export interface PageApi {
  open(): void;
  close(): void;
  /** For a shared computer: forgets the visitor, the history and what was not sent. */
  reset(): void;
  send(text: string): unknown;
  setFields(fields: Record<string, string>): void;
}

/** What the loader tells the panel. */
export interface Panel extends PageApi {
  greeted(hello: Hello): void;
  lost(): void;
  pushed<Name extends keyof VisitorPushes>(name: Name, content: VisitorPushes[Name]): void;
  leaving(): void;
}

export const pageApi = ["open", "close", "reset", "send", "setFields"] as const satisfies (keyof PageApi)[];
