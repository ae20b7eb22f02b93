/** Types of what a page may call: docs/widget.md. Put this file into your sources, or fetch it from the mount: `/chat/widget.d.ts`. */

/** Why a call or the widget itself failed: `load_failed`, `not_supported`, `invalid_field`, `unreachable`, `removed`, `outdated`, or a code of the wire. */
interface MultiChatProblem {
  code: string;
  /** The name of the call, where it was one. */
  call?: string;
}

interface MultiChatMessage {
  id: string;
  from: "me" | "operator";
  /** The operator's name. */
  name?: string;
  text: string;
  /** An ISO instant. */
  at: string;
}

interface MultiChatElement extends HTMLElement {
  /** The panel is open. */
  readonly isOpen: boolean;
  /** A chat can begin now; undefined until the host has said so. */
  readonly available: boolean | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
  /** Sends a message as the visitor, with the panel open or not. Rejects with `invalid_field` where there is no text. */
  send(text: string): Promise<void>;
  /**
   * For a shared computer: forgets the visitor, the history and what was not sent, in all tabs. Rejects where the host could not be told;
   * it is told before anybody uses the chat in this browser again.
   */
  reset(): Promise<void>;
  /** Refused with `not_supported` until visitors can be verified. */
  identify(token: string): Promise<void>;
  /** Refused with `not_supported` until fields can be kept with the client's card. */
  setFields(fields: Record<string, string>): Promise<void>;
  /** Takes the widget out of the page for good. */
  remove(): void;
}

type MultiChatCall =
  | ["open" | "close" | "reset"]
  | ["send", text: string]
  | ["identify", token: string]
  | ["setFields", fields: Record<string, string>];

interface MultiChatEvents {
  /** The host has greeted; `available` is known. Once a page. */
  "multichat:ready": CustomEvent<null>;
  "multichat:open": CustomEvent<object>;
  "multichat:close": CustomEvent<object>;
  "multichat:availability": CustomEvent<{ available: boolean }>;
  "multichat:message": CustomEvent<MultiChatMessage>;
  "multichat:unread": CustomEvent<{ count: number }>;
  "multichat:error": CustomEvent<MultiChatProblem>;
}

interface HTMLElementTagNameMap {
  "multi-chat": MultiChatElement;
}

interface HTMLElementEventMap extends MultiChatEvents {}

interface DocumentEventMap extends MultiChatEvents {}

interface WindowEventMap extends MultiChatEvents {}

interface Window {
  /** Calls wait here until the widget is loaded: `(window.MultiChat ||= []).push(["open"])`. */
  MultiChat?: { push(...calls: MultiChatCall[]): number };
}
