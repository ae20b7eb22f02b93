import { describe, expect, test } from "vitest";
import { replay, type Begin } from "./replay.js";
import { filesIn, tracesOf } from "./trace-files.mjs";
import { view } from "./view-part.js";

const timeout = 10 * 60_000;

/** The parts of pages whose models are held to the real ones, by their names in the traces. */
const parts: Record<string, Begin> = { view };

/** Mistakes of the models that these parts must show. */
const planted = ["a push is applied twice"];

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

  test.each(planted)("pages is found out where %s", { timeout }, async mistake => {
    const file = filesIn("planted").find(file => file.endsWith(`${mistake}.jsonl`));

    expect(file && (await firstDifference(file, parts))).toContain("the model");
  });
});
