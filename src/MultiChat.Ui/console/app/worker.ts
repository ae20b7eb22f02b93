import type { App } from "./app.js";

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The console's service worker, where the browser has such: it keeps the page's own files and shows notices. */
export class PageWorker {
  #registration: ServiceWorkerRegistration | null = null;

  constructor(private readonly app: App) {}

  async begin(): Promise<void> {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    const { app } = this;
    serviceWorker.addEventListener("message", ({ data }) => {
      const place = (data as { place?: unknown } | null)?.place;
      if (typeof place === "string") app.places.go(place);
    });
    try {
      // The page around it is the host's: the worker has to do with the console alone.
      this.#registration = await serviceWorker.register(trusted(`${app.mount}console-worker.js`), { scope: `${app.mount}console`, updateViaCache: "none" });
    } catch {
      // A browser that refuses it has the console without it.
    }
  }

  /** Answers whether the notice could be shown. */
  async notify(title: string, { body, tag, place }: { body: string; tag: string; place: string }): Promise<boolean> {
    const data = { place, project: this.app.project.peek() };
    try {
      await this.#registration?.showNotification(title, { body, tag, silent: true, data });
      return this.#registration !== null;
    } catch {
      return false;
    }
  }
}

/** The page's policy takes no address of a script that somebody may have put together. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy("multichat-worker", { createScriptURL: own => own }).createScriptURL(url) ?? url;
}
