import { describe, expect, test } from "vitest";
import { outbox } from "./outbox-part.js";
import { replay, type Begin } from "./replay.js";
import { filesIn, tracesOf } from "./trace-files.mjs";
import { visit } from "./visit-part.js";
import { view } from "./view-part.js";

const timeout = 10 * 60_000;

/** The parts of pages whose models are held to the real ones, by their names in the traces. */
const parts: Record<string, Begin> = { view, outbox, visit };

/** Planted mistakes of the desk's pages, which none of these parts shows. */
const unseen = [
  "a view after a reload counts from the opening",
  "an older row replaces a newer one",
  "an operator's pending message is sent by another login",
  "the mark stays after the acknowledgement",
];

async function firstDifference(file: string, parts: Record<string, Begin>): Promise<string | null> {
  for (const trace of tracesOf(file)) {
    const begin = parts[trace.part];
    const difference = begin ? await replay(trace, begin) : null;
    if (difference) return difference;
  }
  return null;
}

describe("the simulation's model of the", () => {
  test.each(Object.entries(parts))("%s does what the real one does", { timeout }, async (name, part) => {
    for (const file of filesIn("right")) expect(await firstDifference(file, { [name]: part })).toBeNull();
  });

  test("pages is found out when it has a habit that the real pages have not", { timeout }, async () => {
    const planted = filesIn("planted").filter(file => !unseen.some(mistake => file.includes(mistake)));
    const unnoticed: string[] = [];
    for (const file of planted) if (!(await firstDifference(file, parts))) unnoticed.push(file);

    expect(unnoticed).toEqual([]);
    expect(planted.length).toBeGreaterThan(5);
  });
});
