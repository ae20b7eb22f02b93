import { connectHub } from "../../shared/hub.js";
import type { VisitorCalls, VisitorPushes } from "../../shared/wire.js";
import { pageApi, type PageApi, type Panel, type Shell } from "../port.js";
import sheetText from "./launcher.css";

// Addresses beside this script, known since the build.
declare const PANEL: string;
declare const POLLING: string;

type AnyCall = (...values: never[]) => void;
type AnyApi = Record<keyof PageApi, AnyCall>;
type QueuedCall = [name: keyof PageApi, ...values: never[]];

const besides = (path: string) => new URL(path, import.meta.url);
const tag = "multi-chat";
const svg = "http://www.w3.org/2000/svg";

class MultiChatElement extends HTMLElement {
  shell?: Shell;

  connectedCallback() {
    if (this.shell) return this.shell.hub.retry();

    const site = this.getAttribute("site") ?? besides("").searchParams.get("site") ?? "main";
    const address = besides(`v1/s/${site}/`).href;
    const key = `multichat:${address}`;
    const language = this.closest<HTMLElement>("[lang]")?.lang || navigator.language;
    let hasDialog: string | undefined;
    try {
      hasDialog = localStorage[key];
    } catch {
      // Storage is blocked: a page without memory.
    }

    const launcher = document.createElement("button");
    const icon = launcher.appendChild(document.createElementNS(svg, "svg"));
    icon.appendChild(document.createElementNS(svg, "path")).setAttribute("d", "M3 4h22v16H14l-6 5v-5H3z");
    launcher.ariaLabel = /^ru/i.test(language) ? "Чат" : "Chat";
    launcher.hidden = !hasDialog;

    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(launcher);

    let panel: Panel | undefined;
    const tell = (available: boolean) => {
      if (!panel) launcher.hidden = !available && !hasDialog;
      this.dispatchEvent(new CustomEvent("multichat:availability", { detail: { available }, bubbles: true }));
    };
    // What a connection pushes is newer than the answer of its Hello.
    let news: object | undefined;
    const greet = () =>
      hub.call("Hello", { build: BUILD, language }).then(
        hello => {
          tell(Object.assign((shell.hello = hello), news).available);
          panel?.greeted(hello);
        },
        () => setTimeout(greet, 30_000),
      );
    const hub = connectHub<VisitorCalls, VisitorPushes>({
      url: `${address}hub`,
      opened: greet,
      lost() {
        news = undefined;
        panel?.lost();
      },
      pushed(name, content) {
        if ("available" in content) tell(Object.assign(shell.hello ?? {}, (news = content)).available);
        panel?.pushed(name, content);
      },
      fallback: () => import(besides(POLLING).href),
    });
    const shell: Shell = (this.shell = { element: this, root, launcher, hub, address, key, language });
    const load = (): Promise<Panel> => import(besides(PANEL).href).then(chunk => (panel ??= chunk.start(shell)));
    const prepare = () => load().catch(() => {});

    if (hasDialog) prepare();
    launcher.onpointerenter = launcher.onfocus = prepare;
    const api = this as unknown as AnyApi;
    for (const name of pageApi) api[name] = (...values) => load().then(panel => (panel as AnyApi)[name](...values));
    launcher.onclick = api.open as () => void;

    addEventListener("pagehide", () => {
      panel?.leaving();
      hub.stop();
    });
    addEventListener("pageshow", () => this.isConnected && hub.retry());
  }

  disconnectedCallback() {
    this.shell!.hub.stop();
  }
}

if (!customElements.get(tag)) {
  customElements.define(tag, MultiChatElement);
  const element = (document.querySelector(tag) ?? document.body.appendChild(document.createElement(tag))) as unknown as AnyApi;
  const queue = ((window as { MultiChat?: QueuedCall[] }).MultiChat ??= []);
  queue.push = (...calls) => (calls.forEach(([name, ...values]) => element[name](...values)), 0);
  queue.push(...queue);
}
