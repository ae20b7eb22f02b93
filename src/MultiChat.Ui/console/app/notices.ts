import { effect, signal } from "@preact/signals";
import type { Id } from "../../shared/wire/wire.js";
import { Sound } from "./sound.js";
import type { App } from "./app.js";
import type { Tabs } from "./tabs.js";

/** The most notices that the desktop gets at once. */
const mostAtOnce = 3;

export interface News {
  dialog: Id;
  /** Of the dialog: tabs that tell of the same agree on one. */
  version: number;
  /** Whose it is. */
  title: string;
  text: string;
}

/** Where the news come from. */
export interface NewsRoom {
  /** How many dialogs the title speaks of. */
  count(): number;
  /** The dialog whose thread is on a visible, focused page, and nothing covers it. */
  lookedAt(): Id | null;
  show(dialog: Id): void;
}

/** How an operator who looks elsewhere learns of news: title, tone, desktop notice; of several tabs one makes it. */
export class Notices {
  readonly #sound: Sound;
  #about: NewsRoom | null = null;
  /** The class is there and allowed, and yet nothing can be shown, neither by the page nor by its worker. */
  readonly areImpossible = signal(false);

  constructor(
    private readonly app: App,
    private readonly tabs: Tabs,
  ) {
    this.#sound = new Sound(app.clock);
  }

  /** From now on the title counts, and what is looked at needs no notice. */
  begin(about: NewsRoom): void {
    const { app } = this;
    this.#about = about;
    effect(() => {
      const title = [app.heading.value, app.texts.value("app.title")].filter(Boolean).join(" · ");
      const shown = app.session.value ? about.count() : 0;
      document.title = shown ? `(${shown}) ${title}` : title;
    });
    effect(() => {
      void app.attention.value;
      this.tabs.be("focus", document.hasFocus() && document.visibilityState === "visible");
      const now = about.lookedAt();
      for (const dialog of this.#lookedAt) if (dialog !== now) this.tabs.be(`dialog:${dialog}`, false);
      this.#lookedAt = now ? [now] : [];
      for (const dialog of this.#lookedAt) this.tabs.be(`dialog:${dialog}`, true);
    });
    const allow = () => this.#sound.allow();
    addEventListener("pointerdown", allow);
    addEventListener("keydown", allow);
  }

  tell(news: News): void {
    this.tellAll([news]);
  }

  /** All that came together: one tone, and a few notices. */
  tellAll(news: readonly News[]): void {
    const lookedAt = this.#about?.lookedAt() ?? null;
    const unseen = news.filter(({ dialog }) => dialog !== lookedAt);
    const newest = unseen.at(-1);
    if (!newest) return;
    const { settings } = this.app;
    const seen = unseen.map(({ dialog }) => `dialog:${dialog}`);
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
    this.app.settings.notices.value = answer === "granted";
  }

  get areBlocked(): boolean {
    return typeof Notification !== "function" || Notification.permission === "denied";
  }

  #lookedAt: readonly Id[] = [];

  get #canNotify(): boolean {
    return typeof Notification === "function" && Notification.permission === "granted" && !this.areImpossible.peek();
  }

  #notify({ dialog, title, text }: News): void {
    try {
      const notice = new Notification(title, { body: text, tag: dialog, silent: true });
      notice.onclick = () => {
        focus();
        this.#about?.show(dialog);
        notice.close();
      };
    } catch {
      // Chrome on Android has the class and wants a service worker for it.
      void this.app.worker.notify(title, { body: text, tag: dialog, place: `/d/${dialog}` }).then(isShown => (this.areImpossible.value = !isShown));
    }
  }
}

const nameOf = ({ dialog, version }: News) => `${dialog}:${version}`;
