import type { HubError } from "../../shared/hub.js";
import type { TextPart } from "../../shared/links/parts.js";
import type { VisitorRequest } from "../../shared/wire/visitor.js";
import type { Place } from "../panel/asking.js";
import type { ChatModel } from "../panel/parts/chat.js";

/** What the panel tells the form. */
export interface RequestModel
  extends Pick<ChatModel, "wording" | "locale" | "now" | "place" | "rows" | "mayOnlyAsk" | "available" | "hello" | "draft" | "textLength"> {
  /** As it was typed, as JSON. */
  contact: string;
  /** Why a message or a request came back. */
  refusal: HubError | undefined;
}

/** What the form tells the panel. */
export interface RequestActions {
  /** @param contact As JSON; empty where nothing is filled in. */
  filled(contact: string): void;
  typed(text: string): void;
  send(request: VisitorRequest): void;
  /** To the form, back to the conversation, or into the chat with the text. */
  go(place: Place): void;
  linksIn(text: string): readonly TextPart[];
}

export interface RequestForm {
  element: HTMLElement;
  show(model: RequestModel): void;
  /** Where the focus belongs: the first field that is wrong, or else that is empty. */
  readonly next: HTMLElement | null;
}

export interface RequestChunk {
  requestForm(root: ShadowRoot, actions: RequestActions): RequestForm;
}
