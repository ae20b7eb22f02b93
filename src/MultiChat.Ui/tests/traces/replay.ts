import { settled } from "../shared/manual-clock.js";
import type { Did, Shown, Step, Trace } from "./trace.js";
import { TraceClock } from "./trace-clock.js";

/** A part of the real page, where its model was. */
export interface Replayed {
  /** A step is about to come: what its world answers at once is known from it. */
  about?(step: Step): void;
  tell(step: Step): void;
  shows(): Shown;
}

/** @param did What the part calls when it does something that others see. */
export type Begin = (trace: Trace, clock: TraceClock, did: (...did: Did) => void) => Replayed;

/** Tells the real part what its model was told; the first difference between the two, or null. */
export async function replay(trace: Trace, begin: Begin): Promise<string | null> {
  const clock = new TraceClock(trace.at);
  let did: Did[] = [];
  const part = begin(trace, clock, (...one) => did.push(one));
  let { shows } = trace;
  let where = "begin";
  const difference = (modelDid: Did[] = [], modelShows = shows) => {
    const found = different("did", modelDid, did) ?? different("shows", modelShows, part.shows());
    return found && `seed ${trace.seed}, ${trace.part} of ${trace.page} from ${trace.at} ms, ${where}${found}`;
  };

  let found = difference();
  for (const [index, step] of trace.steps.entries()) {
    where = `before step ${index + 1} at ${step.at} ms (${step.told})`;
    // A part that wakes and then does and shows nothing new may do so at any time.
    for (let due: number; !found && (due = clock.nextDue) < step.at; ) {
      clock.moveTo(due);
      const shown = part.shows();
      clock.wake();
      await settled();
      found = difference([], shown);
    }
    if (found) return found;

    where = `step ${index + 1} at ${step.at} ms (${step.told})`;
    clock.moveTo(step.at);
    part.about?.(step);
    shows = { ...shows, ...step.shows };
    if (step.told === "end") return difference();
    if (step.told !== "woke") part.tell(step);
    // What is due at one instant has its turns in the same order on both sides; but either side may have some more, which do nothing.
    else if (clock.dueNow > wakesAfter(index)) clock.wake();
    await settled();
    while (step.told === "woke" && difference(step.did) && clock.wake()) await settled();
    found = difference(step.did);
    did = [];
  }
  return found;

  /** At the same instant. */
  function wakesAfter(index: number): number {
    const { at } = trace.steps[index]!;
    let wakes = 0;
    for (let next = index + 1; trace.steps[next]?.at === at; next++) if (trace.steps[next]!.told === "woke") wakes++;
    return wakes;
  }
}

function different(what: string, model: unknown, page: unknown): string | null {
  if (same(model, page)) return null;
  // Of much that is shown, what differs.
  const names = what === "shows" ? Object.keys({ ...(model as Shown), ...(page as Shown) }) : [];
  const name = names.find(name => !same((model as Shown)[name], (page as Shown)[name]));
  const told = (side: unknown) => JSON.stringify(name === undefined ? side : { [name]: (side as Shown)[name] });
  return `\n  the model ${what}: ${told(model)}\n  the page ${what}:  ${told(page)}`;
}

/** By what JSON says of them, whatever the order of the members. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other || (one ?? undefined) === (other ?? undefined);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    if (!same((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name])) return false;
  }
  return Array.isArray(one) === Array.isArray(other);
}
