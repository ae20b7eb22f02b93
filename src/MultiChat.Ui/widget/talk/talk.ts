import type { Hub } from "../../shared/hub.js";
import type { VisitorCalls, VisitorPushes } from "../../shared/wire/visitor.js";
import type { ChatModel } from "../panel/parts/chat.js";

/** What the panel gives to the part that comes with a talk. */
export interface TalkSettings {
  /** The panel's outermost element: its body holds the talk. */
  dialog: HTMLElement;
  hub: Hub<VisitorCalls>;
}

export type TalkModel = Pick<ChatModel, "wording" | "dialog" | "isJoined" | "rows">;

/** What a talk has beside its messages: fetched once there is one. */
export interface Talk {
  show(model: TalkModel): void;
  pushed<Name extends keyof VisitorPushes>(name: Name, content: VisitorPushes[Name]): void;
}

export interface TalkChunk {
  talkOf(settings: TalkSettings): Talk;
}
