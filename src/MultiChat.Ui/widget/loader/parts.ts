export const script = import.meta.url;

// Browsers keep a failure under the address with its fragment.
const fetchNow = (path: string) => import(new URL(`${path}#${Date.now()}`, script).href);

/** Fetches a part of the widget. Where that failed, the one that the loader of now would fetch, because a deploy may have renamed it. */
export const fetchPart = <Chunk>(path: string): Promise<Chunk> =>
  // The build's hashes have eight letters.
  fetchNow(path).catch(async () => fetchNow((await (await fetch(script)).text()).match(`${path.slice(0, -11)}\\w+.js`)![0]));
