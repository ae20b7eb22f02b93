/** What the model of one part of a page was told, did and showed in the simulation. */
export interface Trace {
  seed: number;
  /** Whose page the part is on. */
  page: string;
  /** Which part it is, by the name of its file. */
  part: string;
  /** Milliseconds since the world began. */
  at: number;
  /** What the part begins with. */
  with: unknown;
  shows: unknown;
  steps: Step[];
}

export interface Step {
  at: number;
  told: string;
  with?: unknown;
  did: Did[];
  /** Null where it is the same as after the step before. */
  shows: unknown;
}

/** The name of what the part does, and what goes with it. */
export type Did = [what: string, detail?: unknown];
