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
  shows: Shown;
  steps: Step[];
}

export interface Step {
  at: number;
  told: string;
  with?: unknown;
  did: Did[];
  /** What is not as it was after the step before. */
  shows: Shown;
}

export type Shown = Record<string, unknown>;

/** The name of what the part does, and what goes with it. */
export type Did = [what: string, detail?: unknown];
