import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "../../../..");
const traces = join(repository, "tests/MultiChat.Simulation/obj/traces");

/** The files of a folder of traces. */
export function filesIn(folder) {
  if (!existsSync(traces)) {
    const there = relative(repository, traces);
    throw new Error(`The simulation has left no traces. Let it, in the repository's root: dotnet run --project tests/MultiChat.Simulation -- --seeds 30 --traces ${there}`);
  }
  return readdirSync(join(traces, folder)).sort().map(name => join(traces, folder, name));
}

/** What a file has of each part of a page. */
export function tracesOf(file) {
  const traces = new Map();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (!line) continue;
    const { trace, ...step } = JSON.parse(line);
    if ("part" in step) traces.set(trace, { ...step, steps: [] });
    else traces.get(trace).steps.push(step);
  }
  return [...traces.values()];
}
