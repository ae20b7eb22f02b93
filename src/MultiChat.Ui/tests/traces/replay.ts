import { settled } from "../shared/manual-clock.js";
import type { Did, Step, Trace } from "./trace.js";
import { TraceClock } from "./trace-clock.js";

/** A part of the real page, where its model was. */
export interface Replayed {
  /** A step is about to come: what its world answers at once is known from it. */
  about?(step: Step): void;
  tell(step: Step): void;
  shows(): unknown;
}

/** @param did What the part calls when it does something that others see. */
export type Begin = (trace: Trace, clock: TraceClock, did: (...did: Did) => void) => Replayed;

/** Tells the real part what its model was told; the first difference between the two, or null. */
export async function replay(trace: Trace, begin: Begin): Promise<string | null> {
  const clock = new TraceClock(trace.at);
  let did: Did[] = [];
  const part = begin(trace, clock, (...one) => did.push(one));
  const where = (step: { at: number; told?: string }, number: number) =>
    `seed ${trace.seed}, ${trace.part} of ${trace.page} from ${trace.at} ms, step ${number} at ${step.at} ms (${step.told ?? "begin"})`;
  const difference = (what: string, model: unknown, page: unknown) =>
    same(model, page) ? null : `\n  the model ${what}: ${JSON.stringify(model)}\n  the page ${what}:  ${JSON.stringify(page)}`;

  let found = difference("shows", trace.shows, part.shows());
  if (found) return where(trace, 0) + found;
  let { shows } = trace;
  for (const [index, step] of trace.steps.entries()) {
    did = [];
    if (clock.moveTo(step.at)) return `${where(step, index + 1)}: the page would have done something by itself before`;
    part.about?.(step);
    if (step.told !== "woke") part.tell(step);
    else if (!clock.wake()) return `${where(step, index + 1)}: the page has nothing to do by itself`;
    await settled();
    found = difference("did", step.did, did) ?? difference("shows", (shows = step.shows ?? shows), part.shows());
    if (found) return where(step, index + 1) + found;
  }
  return null;
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
