import type { HubError } from "../../shared/hub.js";
import { later } from "../../shared/later.js";
import { partsOf } from "../../shared/links/parts.js";
import type { Keep } from "../../shared/storage.js";
import type { VisitorRequest } from "../../shared/wire/visitor.js";
import type { RequestActions, RequestChunk, RequestForm } from "../request/request.js";
import { Draft } from "./draft.js";
import type { OwnMessage } from "./own-messages.js";
import type { ChatModel } from "./parts/chat.js";

// Its address beside the panel's own script, known since the build.
declare const REQUEST: string;

/** What stands below the talk, or in place of it: the field for messages, the way to the form, or the form. */
export type Place = "chat" | "talk" | "form";

/** A message or a request that did not go out, and why, where it was refused. */
export interface Returned {
  request?: OwnMessage["request"];
  why?: HubError;
}

export interface AskingSettings {
  root: ShadowRoot;
  keep: Keep;
  key: string;
  draft: Draft;
  send(request: VisitorRequest): void;
  /** Another place is shown, which takes the focus that this one had. */
  moved(): void;
  changed(): void;
}

const loadForm = later<RequestChunk>(REQUEST);

/** Leaving a request where no chat can begin. What is in use stays, whoever comes and goes, and the text moves along from field to field. */
export class Asking implements RequestActions {
  readonly linksIn = partsOf;
  #form: RequestForm | undefined;
  /** In use, or chosen by the visitor. */
  #chosen: Place | undefined;
  /** What is shown now. */
  place: Place | undefined;
  readonly contact: Draft;
  #returned: Returned | undefined;

  constructor(readonly settings: AskingSettings) {
    this.contact = new Draft(settings.keep, `${settings.key}:contact`);
  }

  get isLoaded(): boolean {
    return !!this.#form;
  }

  get next(): HTMLElement | null | undefined {
    return this.#form?.next;
  }

  placeOf(mayOnlyAsk: boolean, hasTalk: boolean): Place {
    if (this.#chosen === "talk" && !mayOnlyAsk) this.#chosen = undefined;
    const offered = hasTalk && !this.#isFilled ? "talk" : "form";
    return (this.place = this.#chosen ?? (mayOnlyAsk ? offered : "chat"));
  }

  /** What the visitor types into is in use. */
  uses(place: Place | undefined): void {
    this.#chosen = place;
  }

  /** The panel was closed: what holds nothing is no longer in use. */
  rest(): void {
    if (!this.#isFilled) this.uses(undefined);
  }

  forget(): void {
    this.contact.set("");
    this.#returned = undefined;
    this.#form?.forget();
    this.uses(undefined);
  }

  /** A message that could not begin a chat, or a request. Its text is in the draft again. */
  returned(what: Returned): void {
    this.#returned = what;
    this.go("form");
  }

  load = async () => {
    const { requestForm } = await loadForm();
    return (place: HTMLElement) => (this.#form ??= requestForm(this)).standIn(place);
  };

  show(model: ChatModel, visitor: string | undefined): void {
    this.#form?.show({ ...model, visitor, returned: this.#returned });
  }

  filled(): void {
    this.uses("form");
    this.settings.changed();
  }

  go(place: Place): void {
    this.uses(place);
    if (place !== "form") this.#returned = undefined;
    this.settings.moved();
  }

  get #isFilled(): boolean {
    return !!(this.settings.draft.text || this.contact.text);
  }
}
