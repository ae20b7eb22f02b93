import { makeChat, type Chat } from "./chat.js";
import sheetText from "./element.css";
import { script } from "./parts.js";

export const tag = "multi-chat";

// The methods of the element. Some are documented, and refused until there is something behind them.
const pageApi = "open close reset send identify setFields".split(" ");

type Call = [name: string, ...values: unknown[]];

const shown = new Set<MultiChatElement>();
const sheet = new CSSStyleSheet();
let chat: Chat | undefined;
let own: MultiChatElement | undefined;
let isUnwanted = false;
let begin: () => void;
const begun = new Promise<void>(done => (begin = done));

/** A place for the chat in the page, and the page's way to call it. The chat moves from one to the next when the page swaps them. */
class MultiChatElement extends HTMLElement {
  declare isOpen: boolean;
  declare available: boolean | undefined;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    shown.add(this);
    // The page's own comes first.
    if (own !== this) own?.replaceWith();
    settle();
  }

  disconnectedCallback() {
    shown.delete(this);
    settle();
    if (this === own) setTimeout(ensure);
  }

  /** The page does not want it any more. What it takes out in another way, swapping pages, comes back. */
  override remove() {
    isUnwanted ||= this === own;
    super.remove();
  }
}

export type { MultiChatElement };

// Where the page has none, ours stands beside the body: what swaps or styles the body does not touch it.
const ensure = () => {
  if (!(shown.size || isUnwanted)) document.documentElement.append((own ??= new MultiChatElement()));
};

const settle = () => {
  const [element] = shown;
  if (!element) return chat?.leave(100);
  const site = element.getAttribute("site") ?? new URL(script).searchParams.get("site") ?? "main";
  if (chat?.site !== site) {
    chat?.leave();
    chat = makeChat(site);
  }
  chat.showIn(element);
  begin();
};

/** What the page calls waits for the first element, and then goes to the chat, wherever it is shown. It never throws. */
const call = (call: Call): Promise<unknown> => {
  const done = begun.then(() => chat!.load().then(panel => panel.call(...call)));
  // Whoever wants to know has the promise and the event; nobody else is bothered with an unhandled rejection.
  done.catch(() => {});
  return done;
};

/** Sees to it that there is one chat in the page, whatever the page does to its elements. */
export function keepOne(): void {
  sheet.replaceSync(sheetText);
  const methods = MultiChatElement.prototype as unknown as Record<string, unknown>;
  methods["isOpen"] = false;
  for (const name of pageApi) methods[name] = (...values: unknown[]) => call([name, ...values]);
  customElements.define(tag, MultiChatElement);
  addEventListener("pageshow", settle);
  addEventListener("DOMContentLoaded", ensure);
  if (document.readyState !== "loading") ensure();
  const page = window as { MultiChat?: unknown };
  const queue = (Array.isArray(page.MultiChat) ? page.MultiChat : (page.MultiChat = [])) as Call[];
  queue.push = (...calls) => calls.map(call).length;
  queue.push(...queue);
}
