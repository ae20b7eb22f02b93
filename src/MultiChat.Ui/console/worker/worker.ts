import { ShellCache } from "./shell-cache.js";

/** What the build puts here: its id, and what the console's page loads at once. */
declare const BUILD: string;
declare const SHELL: readonly string[];

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Clicked extends Extendable {
  readonly notification: { readonly data: unknown; close(): void };
}

interface Tab {
  readonly url: string;
  focus(): Promise<Tab>;
  postMessage(message: unknown): void;
}

/** What a service worker has: the compiler knows pages only. */
interface Worker {
  readonly location: { readonly href: string };
  readonly clients: { matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Tab[]>; openWindow(url: string): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", heard: (event: Extendable) => void): void;
  addEventListener(name: "fetch", heard: (event: Fetching) => void): void;
  addEventListener(name: "notificationclick", heard: (event: Clicked) => void): void;
}

const worker = globalThis as unknown as Worker;
const mount = new URL("./", worker.location.href);
const shell = new ShellCache({ caches, fetch: request => fetch(request) }, mount.pathname, BUILD, SHELL);

worker.addEventListener("install", event => event.waitUntil(shell.fill().then(() => worker.skipWaiting())));
worker.addEventListener("activate", event => event.waitUntil(shell.clean()));
worker.addEventListener("fetch", event => {
  if (new URL(event.request.url).origin !== mount.origin) return;
  const answer = shell.answer(event.request, event.request);
  if (answer) event.respondWith(answer);
});
worker.addEventListener("notificationclick", event => {
  event.notification.close();
  const { place, project } = event.notification.data as { place: string; project: string };
  event.waitUntil(show(place, project));
});

/** In a tab of the console that is open, else in a new one. */
async function show(place: string, project: string): Promise<void> {
  const page = new URL("console", mount);
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const isOurs = ({ url }: Tab) => {
    const at = new URL(url);
    return at.pathname === page.pathname && (at.searchParams.get("project") ?? project) === project;
  };
  const tab = tabs.find(isOurs);
  if (!tab) return void (await worker.clients.openWindow(`${page.href}?project=${encodeURIComponent(project)}#${place}`));
  tab.postMessage({ place });
  await tab.focus();
}
