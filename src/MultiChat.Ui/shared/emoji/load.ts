import type { emojiGrid } from "./grid.js";

// Its address beside the page's own script, known since the build.
declare const GRID: string;

interface GridChunk {
  emojiGrid: typeof emojiGrid;
}

let chunk: Promise<GridChunk> | undefined;

/** The grid is a file of its own, fetched when first wanted; after a failure, anew: browsers keep that under the address with its fragment. */
export const loadGrid = (): Promise<GridChunk> =>
  (chunk ??= import(new URL(`${GRID}#${Date.now()}`, import.meta.url).href).catch(why => {
    chunk = undefined;
    throw why;
  }));
