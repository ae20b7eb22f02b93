import type { Trace } from "./trace.js";

export function filesIn(folder: "right" | "planted"): string[];
export function tracesOf(file: string): Trace[];
