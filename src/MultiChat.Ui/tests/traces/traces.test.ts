import { describe, expect, test, vi } from "vitest";
import { outbox } from "./outbox-part.js";
import { replay, type Begin } from "./replay.js";
import { filesIn, tracesOf } from "./trace-files.mjs";
import { threads } from "./threads-part.js";
import { visit } from "./visit-part.js";
import { view } from "./view-part.js";

vi.mock("../../shared/ids.js", () => import("./minted-ids.js"));

const timeout = 10 * 60_000;

/** The parts of pages whose models are held to the real ones, by their names in the traces. */
const parts: Record<string, Begin> = { view, outbox, visit, threads };

/** Every trace of some parts: how many steps it has, and its first difference. */
async function* replays(file: string, parts: Record<string, Begin>) {
  for (const trace of tracesOf(file)) {
    const begin = parts[trace.part];
    if (begin) yield { steps: trace.steps.length, difference: await replay(trace, begin) };
  }
}

describe("the simulation's model of the", () => {
  test.each(Object.entries(parts))("%s does what the real one does", { timeout }, async (name, part) => {
    let told = 0;
    for (const file of filesIn("right")) {
      for await (const { steps, difference } of replays(file, { [name]: part })) {
        expect(difference).toBeNull();
        told += steps;
      }
    }

    expect(told).toBeGreaterThan(1_000);
  });

  test("pages is found out when it has a habit that the real pages have not", { timeout }, async () => {
    const unnoticed = new Set(filesIn("planted"));
    expect(unnoticed.size).toBeGreaterThanOrEqual(10);

    for (const file of filesIn("planted")) {
      for await (const { difference } of replays(file, parts)) {
        if (!difference) continue;
        unnoticed.delete(file);
        break;
      }
    }

    expect([...unnoticed]).toEqual([]);
  });
});
