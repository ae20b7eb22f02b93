import type { Clock } from "../../shared/clock.js";
import type { Hub, HubError } from "../../shared/hub.js";
import type { Keep } from "../../shared/storage.js";
import type { Identity, VisitorCalls, VisitorMessage } from "../../shared/wire/visitor.js";
import type { OwnMessage } from "./own-messages.js";

export interface VisitSettings {
  hub: Hub<VisitorCalls>;
  clock: Clock;
  local: Keep;
  tab: Keep;
  key: string;
  who: { identify(): Promise<Identity>; forget(): Promise<unknown> };
  /** The chat is in the page. Out of it nothing is acknowledged. */
  isShown(): boolean;
  /** The panel is open on a visible page that has the focus. */
  isLookedAt(): boolean;
  changed(): void;
  /** Whether all of a message can be seen now, or its end where it is higher than the screen. */
  isOnScreen(message: string): boolean;
  /** A message that the log just brought. */
  arrived(message: VisitorMessage): void;
  rejected(message: OwnMessage, why: HubError): void;
  /** This browser is nobody's until its person uses the chat again. */
  forgotten(): void;
}
