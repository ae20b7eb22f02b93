/**
 * A part of a page that is a file of its own beside the page's script, fetched when first wanted. After a failure it is fetched anew: browsers
 * keep that under the address with its fragment.
 */
export function later<Chunk>(path: string): () => Promise<Chunk> {
  let chunk: Promise<Chunk> | undefined;
  return () =>
    (chunk ??= import(new URL(`${path}#${Date.now()}`, import.meta.url).href).catch(why => {
      chunk = undefined;
      throw why;
    }));
}
