import { later } from "../later.js";
import type * as grid from "./grid.js";

// Its address beside the page's own script, known since the build.
declare const GRID: string;

export const loadGrid = later<typeof grid>(GRID);
