import type { VisitorRequest } from "../../shared/wire/visitor.js";
import type { RequestActions } from "./request.js";

/** Sends what the form holds, which is empty then. */
export function leave(actions: RequestActions, request: VisitorRequest): void {
  const { settings } = actions;
  settings.draft.set("");
  actions.forget();
  settings.send(request);
  settings.moved();
}
