import { afterEach, expect, test, vi } from "vitest";
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

interface MultiChat {
  available: boolean;
  connectedCallback(): void;
}

/** As much of a page as the loader touches. */
async function page() {
  const told: Told[] = [];
  const node = (): object => ({ append: () => {}, setAttribute: () => {}, adoptedStyleSheets: [] });
  class HTMLElement {
    getAttribute = () => "main";
    shadowRoot = node();
    replaceWith = () => {};
    attachShadow = node;
    dispatchEvent = (event: CustomEvent<Told>) => event.type === "multichat:availability" && told.push(event.detail);
  }
  let Element: (new () => MultiChat) | undefined;
  vi.stubGlobal("HTMLElement", HTMLElement);
  vi.stubGlobal("CSSStyleSheet", class { replaceSync() {} });
  vi.stubGlobal("IntersectionObserver", class { observe() {} });
  vi.stubGlobal("CustomEvent", class { constructor(readonly type: string, readonly init: object) { Object.assign(this, init); } });
  vi.stubGlobal("navigator", { language: "en" });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("BUILD", "1-test");
  vi.stubGlobal("window", {});
  vi.stubGlobal("customElements", { get: () => Element, define: (_: string, found: typeof Element) => (Element = found) });
  vi.stubGlobal("document", { createElement: node, documentElement: node() });
  await import("../../widget/loader/widget.js");
  const element = new Element!();
  element.connectedCallback();
  return { element, told };
}

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
