import { itemKinds } from "../../console/desk/model/thread-state.js";
import { kinds as visitorKinds } from "../../widget/panel/visit.js";
import { apply, viewOf, type View } from "../../shared/view.js";
import type { LogItem, LogPart, Place } from "../../shared/wire/wire.js";
import type { Begin } from "./replay.js";

interface Snapshot {
  place: Place;
  items: LogItem[];
  more: boolean;
}

/** The view of a dialog, as `shared/view.ts` makes and changes it. */
export const view: Begin = (trace, _, did) => {
  const kinds = (trace.with as { reader: string }).reader === "desk" ? itemKinds : visitorKinds;
  let view: View<LogItem, null> = viewOf(trace.shows as unknown as Snapshot, null, kinds);
  return {
    tell(step) {
      if (step.told === "snapshot") return void (view = viewOf(step.with as Snapshot, null, kinds));
      const outcome = apply(view, { ...(step.with as LogPart<LogItem, null>), state: null }, kinds);
      if (typeof outcome === "object") view = outcome;
      did("outcome", typeof outcome === "object" ? "applied" : outcome);
    },
    shows: () => ({ place: view.place, items: view.items, more: view.more }),
  };
};
