/** The part of the browser that is asked. */
export interface Browser {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete">;
  fetch(request: Request | string): Promise<Response>;
}

/** As the build names its files. Under the root as a mount the folder may hold files of the host's, whose names promise nothing. */
const hashed = /-[A-Z0-9]{8}\.(?:js|css|png)$/;

/**
 * The console's own files, kept for when the host cannot be reached. The page itself is asked of the host each time, so that nobody is held
 * on an old build; what has its hash in its name never changes.
 */
export class ShellCache {
  readonly #prefix: string;
  readonly #name: string;

  constructor(
    private readonly browser: Browser,
    /** The host's mount with a slash at the end. */
    private readonly mount: string,
    build: string,
    /** What the page loads at once, relative to the mount. */
    private readonly assets: readonly string[],
  ) {
    this.#prefix = `multichat:${mount}:`;
    this.#name = this.#prefix + build;
  }

  async fill(): Promise<void> {
    const cache = await this.#open();
    await cache.addAll(this.assets.map(name => this.mount + name));
  }

  /** Those of earlier builds go; the caches of the host's own pages, and of other mounts, are theirs. */
  async clean(): Promise<void> {
    const names = await this.browser.caches.keys();
    await Promise.all(names.filter(name => name.startsWith(this.#prefix) && name !== this.#name).map(name => this.browser.caches.delete(name)));
  }

  /** What is to be answered; null where the console has nothing to do with the request. */
  answer({ url, method, mode }: Pick<Request, "url" | "method" | "mode">, request: Request): Promise<Response> | null {
    const { pathname } = new URL(url);
    if (method !== "GET") return null;
    if (mode === "navigate") return pathname === `${this.mount}console` ? this.#page(request) : null;
    return pathname.startsWith(`${this.mount}assets/`) && hashed.test(pathname) ? this.#asset(request) : null;
  }

  async #page(request: Request): Promise<Response> {
    const key = `${this.mount}console`;
    let response: Response;
    try {
      response = await this.browser.fetch(request);
    } catch (why) {
      const kept = await (await this.#open()).match(key);
      if (kept) return kept;
      throw why;
    }
    // Whatever a host puts before its pages is not the page.
    if (response.ok && !response.redirected) await (await this.#open()).put(key, response.clone());
    return response;
  }

  async #asset(request: Request): Promise<Response> {
    const cache = await this.#open();
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
    const response = await this.browser.fetch(request);
    if (response.ok && !response.redirected) await cache.put(request, response.clone());
    return response;
  }

  #open(): Promise<Cache> {
    return this.browser.caches.open(this.#name);
  }
}
