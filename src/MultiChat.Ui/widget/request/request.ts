import type { TextPart } from "../../shared/links/parts.js";
import type { AskingSettings, Place, Returned } from "../panel/asking.js";
import type { Draft } from "../panel/draft.js";
import type { ChatModel } from "../panel/parts/chat.js";

/** What the panel tells the form. */
export interface RequestModel
  extends Pick<ChatModel, "wording" | "locale" | "now" | "place" | "rows" | "mayOnlyAsk" | "available" | "hello" | "draft" | "textLength"> {
  visitor: string | undefined;
  returned: Returned | undefined;
}

/** What the form tells the panel. */
export interface RequestActions {
  readonly settings: Pick<AskingSettings, "root" | "draft" | "send" | "moved" | "changed">;
  /** What is shown now. */
  readonly place: Place | undefined;
  /** As it was typed, as JSON; empty where nothing is filled in. */
  readonly contact: Draft;
  /** What is typed into the form. */
  filled(): void;
  forget(): void;
  /** To the form, back to the conversation, or into the chat with the text. */
  go(place: Place): void;
  linksIn(text: string): readonly TextPart[];
}

export interface RequestForm {
  standIn(place: HTMLElement): void;
  show(model: RequestModel): void;
  /** The next one to fill it in is another person. */
  forget(): void;
  /** Where the focus belongs: the first field that is wrong, or else that is empty. */
  readonly next: HTMLElement | null;
}

export interface RequestChunk {
  requestForm(actions: RequestActions): RequestForm;
}
