import { connectHub } from "../../shared/hub.js";
import type { Hello, VisitorCalls, VisitorPushes } from "../../shared/wire/visitor.js";
import { port, type Panel, type PanelChunk, type Shell } from "../port.js";
import type { MultiChatElement } from "./element.js";
import { fetchPart, script } from "./parts.js";

// Addresses beside this script, known since the build.
declare const PANEL: string;
declare const POLLING: string;

export type Chat = ReturnType<typeof makeChat>;

/** The chat of one site in this page, in whichever element it is shown. */
export function makeChat(site: string) {
  const address = new URL(`v1/s/${site}/`, script).href;
  const key = `multichat:${address}`;
  const language = document.documentElement.lang || navigator.language;
  const [name, sorry] = /^ru/i.test(language) ? ["Чат", " не загрузился, повторяем"] : ["Chat", " failed, retrying"];
  let hasDialog: string | undefined;
  // What the page before this one in the tab left: that the chat is open, or cannot use WebSockets.
  let tab: string | undefined;
  try {
    hasDialog = localStorage[key];
    tab = sessionStorage[key];
  } catch {
    // Storage is blocked: a page without memory.
  }
  const stage = document.createElement("div");
  const launcher = document.createElement("button");
  const note = document.createElement("output");
  launcher.ariaLabel = name!;
  launcher.hidden = !hasDialog;
  stage.append(note, launcher);

  let panel: Panel | undefined;
  let loading: Promise<Panel> | undefined;
  let life: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout>;

  const tell = (name: string, detail?: object) =>
    shell.element.dispatchEvent(new CustomEvent(`multichat:${name}`, { detail, bubbles: true }));
  // A style of the page that captures what is fixed moves it out of sight, sooner or later.
  const watch = new IntersectionObserver(([entry]) => {
    if (entry!.boundingClientRect.width && !entry!.isIntersecting) want("captured");
  });
  const heard = ({ available, look }: Hello) => {
    if (!panel) launcher.hidden = false;
    if (!launcher.hidden) watch.observe(launcher);
    // A wrong colour is none to a style, and for a wrong side there is no rule.
    stage.style.color = look?.color!;
    stage.className = look?.side!;
    shell.element.available = available;
    tell("availability", { available });
  };

  // What a connection pushes is newer than the answer of its Hello.
  let news: object | undefined;
  const greet = () =>
    shell.hub.call("Hello", { build: BUILD, language, page: location.href }).then(
      hello => {
        if (!shell.hello) tell("ready");
        heard(Object.assign((shell.hello = hello), news));
        panel?.greeted(hello);
      },
      () => setTimeout(() => shell.hub.isOpen && greet(), 5_000),
    );
  const connect = () =>
    connectHub<VisitorCalls, VisitorPushes>({
      url: `${address}hub`,
      opened: greet,
      lost() {
        news = undefined;
        panel?.lost();
      },
      pushed(name, content) {
        if ("available" in content) heard(Object.assign(shell.hello ?? {}, (news = content)) as Hello);
        panel?.pushed(name, content);
      },
      fallback: () => (shell.fallback = fetchPart<typeof import("../../shared/hub-fallback.js")>(POLLING)),
      polls: /polls/.test(tab!),
    });

  const load = () =>
    (loading ??= fetchPart<PanelChunk>(PANEL).then(
      chunk => {
        note.value = "";
        panel = chunk.start(shell);
        if (life) panel.shown(life.signal);
        return panel;
      },
      why => {
        loading = undefined;
        tell("error", { code: "load_failed" });
        throw why;
      },
    ));
  let wish: "open" | "captured" | undefined;
  /** Again and again: somebody waits for it. A later glance, which wishes for nothing, does not forget what was wished. */
  const want = (act = wish) => {
    wish = act;
    load().then(
      panel => {
        if (wish) panel[wish]();
        wish = undefined;
      },
      () => {
        note.value = name! + sorry;
        clearTimeout(timer);
        if (life) timer = setTimeout(want, 5_000);
      },
    );
  };
  const open = () => {
    launcher.ariaBusy = "true";
    want("open");
  };
  launcher.onclick = open;
  launcher.onpointerenter = launcher.onfocus = () => want();

  const end = () => {
    life?.abort();
    life = undefined;
    panel?.leaving();
    shell.hub.stop();
  };

  const shell = { port, launcher, address, tell, language } as unknown as Shell;

  return {
    load,
    site,
    showIn(element: MultiChatElement) {
      clearTimeout(timer);
      shell.element = element;
      if (stage.parentNode !== element.shadowRoot) element.shadowRoot!.append(stage);
      if (!life) {
        // On the way down, before a page that stops what happens in it.
        life = Object.assign(new AbortController(), { capture: true });
        addEventListener("pagehide", end, life);
        addEventListener("click", event => {
          if (!event.composedPath().some(node => (node as HTMLElement).dataset?.["multichat"] == "open")) return;
          open();
          // A link or a form's button does not do its own as well.
          event.preventDefault();
        }, life);
        if (shell.hub) shell.hub.retry();
        else shell.hub = connect();
        if (hasDialog || tab) want();
      }
      panel?.shown(life.signal);
    },
    /** Out of the page nothing goes on. The page may only be moving an element, so it has a moment. */
    leave(moment?: number) {
      clearTimeout(timer);
      timer = setTimeout(end, moment);
    },
  };
}
