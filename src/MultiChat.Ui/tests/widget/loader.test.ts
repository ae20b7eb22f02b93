import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HubSettings } from "../../shared/hub.js";
import type { VisitorPushes } from "../../shared/wire/visitor.js";
import { settled } from "../shared/manual-clock.js";

let made: { settings: HubSettings<VisitorPushes>; answer: (hello: object) => Promise<void> };
vi.mock("../../widget/loader/element.css", () => ({ default: "" }));
vi.mock("../../shared/hub.js", () => ({
  connectHub: (settings: HubSettings<VisitorPushes>) => {
    made = { settings, answer: () => settled() };
    return { retry: () => {}, stop: () => {}, call: () => new Promise(done => (made.answer = hello => (done(hello), settled()))) };
  },
}));
afterEach(() => vi.unstubAllGlobals());

interface Told {
  available: boolean;
}

interface Node {
  style: { color?: string };
  className?: string;
  hidden: boolean;
  append(): void;
  setAttribute(): void;
  adoptedStyleSheets: object[];
}

interface MultiChat {
  available: boolean;
  connectedCallback(): void;
}

/** As much of a page as the loader touches. */
async function page() {
  const told: Told[] = [];
  const node = (): Node => ({ style: {}, hidden: false, append: () => {}, setAttribute: () => {}, adoptedStyleSheets: [] });
  class HTMLElement {
    getAttribute = () => "main";
    shadowRoot = node();
    replaceWith = () => {};
    attachShadow = node;
    dispatchEvent = (event: CustomEvent<Told>) => event.type === "multichat:availability" && told.push(event.detail);
  }
  const elements: Record<string, Node> = {};
  let Element: (new () => MultiChat) | undefined;
  vi.stubGlobal("HTMLElement", HTMLElement);
  vi.stubGlobal("CSSStyleSheet", class { replaceSync() {} });
  vi.stubGlobal("IntersectionObserver", class { observe() {} });
  vi.stubGlobal("CustomEvent", class { constructor(readonly type: string, readonly init: object) { Object.assign(this, init); } });
  vi.stubGlobal("navigator", { language: "en" });
  vi.stubGlobal("location", { href: "https://shop.example/" });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("BUILD", "1-test");
  vi.stubGlobal("window", {});
  vi.stubGlobal("customElements", { get: () => Element, define: (_: string, found: typeof Element) => (Element = found) });
  vi.stubGlobal("document", { createElement: (tag: string) => (elements[tag] = node()), documentElement: node() });
  await import("../../widget/loader/widget.js");
  const element = new Element!();
  element.connectedCallback();
  return { element, told, stage: elements["div"]!, launcher: elements["button"]! };
}

beforeEach(() => vi.resetModules());

const hello = (available: boolean) => ({ serverNow: "2026-11-22T10:00:00.000Z", available, textLength: 8_000, texts: {} });

test("availability that is pushed before Hello's answer is the newer word, on that connection", async () => {
  const { element, told } = await page();
  made.settings.opened();
  made.settings.pushed("availability", { available: false });
  await made.answer(hello(true));
  expect([element.available, told.at(-1)]).toEqual([false, { available: false }]);

  made.settings.lost();
  made.settings.opened();
  await made.answer(hello(true));
  expect([element.available, told.at(-1)]).toEqual([true, { available: true }]);
});

// P5: there is always something to do, if only to leave a request
test("the launcher is there from the host's first answer on, whoever is there", async () => {
  const { launcher } = await page();
  expect(launcher.hidden).toBe(true);
  made.settings.opened();
  await made.answer(hello(false));
  expect(launcher.hidden).toBe(false);
  made.settings.pushed("availability", { available: true });
  made.settings.pushed("availability", { available: false });
  expect(launcher.hidden).toBe(false);
});

test("the launcher stands where the team chose and is coloured so, and no longer when they choose anew", async () => {
  const { stage } = await page();
  made.settings.opened();
  await made.answer({ ...hello(true), look: { color: "#ffee00", side: "left" } });
  expect([stage.style.color, stage.className]).toEqual(["#ffee00", "left"]);
  made.settings.pushed("availability", { available: false });
  expect([stage.style.color, stage.className]).toEqual(["#ffee00", "left"]);
});
