import { effect, signal } from "@preact/signals";
import type { DeskRow, Id } from "../shared/wire.js";
import { Sound } from "./sound.js";
import type { Store } from "./store.js";
import type { Tabs } from "./tabs.js";

/** The most notices that the desktop gets at once. */
const mostAtOnce = 3;

export interface News {
  row: DeskRow;
  /** What a notice says beneath the client's name. */
  text: string;
}

/** How an operator who looks elsewhere learns of news: title, tone, desktop notice; of several tabs one makes it. */
export class Notices {
  readonly #sound: Sound;
  /** The class is there and allowed, and yet nothing can be shown: Chrome on Android wants a service worker for it. */
  readonly areImpossible = signal(false);

  constructor(
    private readonly store: Store,
    private readonly tabs: Tabs,
    /** The open dialog's thread is on a visible, focused page, and nothing covers it. */
    private readonly isThreadLookedAt: () => boolean,
    private readonly show: (dialog: Id) => void,
  ) {
    this.#sound = new Sound(store.clock);
  }

  start(): void {
    const { store } = this;
    effect(() => {
      const title = store.texts.value("app.title");
      const count = store.session.value ? store.unreadOf("mine") : 0;
      document.title = count ? `(${count}) ${title}` : title;
    });
    effect(() => {
      document.documentElement.lang = store.language.value;
    });
    effect(() => {
      void store.attention.value;
      void store.pane.value;
      this.tabs.be("focus", document.hasFocus() && document.visibilityState === "visible");
      for (const dialog of this.#lookedAt) if (dialog !== this.#dialogLookedAt) this.tabs.be(`dialog:${dialog}`, false);
      this.#lookedAt = this.#dialogLookedAt ? [this.#dialogLookedAt] : [];
      for (const dialog of this.#lookedAt) this.tabs.be(`dialog:${dialog}`, true);
    });
    const allow = () => this.#sound.allow();
    addEventListener("pointerdown", allow);
    addEventListener("keydown", allow);
  }

  tell(row: DeskRow, text = row.last?.text ?? ""): void {
    this.tellAll([{ row, text }]);
  }

  /** All that came together: one tone, and a few notices. */
  tellAll(news: readonly News[]): void {
    const unseen = news.filter(({ row }) => this.#dialogLookedAt !== row.id);
    const newest = unseen.at(-1);
    if (!newest) return;
    const { settings } = this.store;
    const seen = unseen.map(({ row }) => `dialog:${row.id}`);
    if (settings.sound.peek() && this.#sound.isAllowed) {
      void this.tabs.ifNone(seen, () => this.tabs.ifFirst(`tone:${nameOf(newest)}`, () => this.#sound.play()));
    }
    if (settings.notices.peek() && this.#canNotify && !document.hasFocus()) {
      void this.tabs.ifNone([...seen, "focus"], () => {
        for (const one of unseen.slice(-mostAtOnce)) this.tabs.ifFirst(`notice:${nameOf(one)}`, () => this.#notify(one));
      });
    }
  }

  /** Only from a click: browsers punish pages that ask by themselves. */
  async ask(): Promise<void> {
    if (typeof Notification !== "function") return;
    const answer = await Notification.requestPermission();
    this.store.settings.notices.value = answer === "granted";
  }

  get areBlocked(): boolean {
    return typeof Notification !== "function" || Notification.permission === "denied";
  }

  #lookedAt: readonly Id[] = [];

  get #dialogLookedAt(): Id | null {
    const open = this.store.openId.value;
    return this.isThreadLookedAt() ? open : null;
  }

  get #canNotify(): boolean {
    return typeof Notification === "function" && Notification.permission === "granted" && !this.areImpossible.peek();
  }

  #notify({ row, text }: News): void {
    try {
      const notice = new Notification(row.client.name, { body: text, tag: row.id, silent: true });
      notice.onclick = () => {
        focus();
        this.show(row.id);
        notice.close();
      };
    } catch {
      this.areImpossible.value = true;
    }
  }
}

const nameOf = ({ row }: News) => `${row.id}:${row.version}`;
