import { effect } from "@preact/signals";
import type { DeskRow, Id } from "../shared/wire.js";
import { Sound } from "./sound.js";
import type { Store } from "./store.js";

/** How an operator who looks elsewhere learns of news: title, tone, desktop notice. */
export class Notices {
  readonly #sound = new Sound();

  constructor(
    private readonly store: Store,
    private readonly show: (dialog: Id) => void,
  ) {}

  start(): void {
    const { store } = this;
    effect(() => {
      const title = store.texts.value("app.title");
      const count = store.session.value ? store.counts.value.mine : 0;
      document.title = count ? `(${count}) ${title}` : title;
    });
    effect(() => {
      document.documentElement.lang = store.settings.language.value;
    });
    const allow = () => this.#sound.allow();
    addEventListener("pointerdown", allow);
    addEventListener("keydown", allow);
  }

  tell(row: DeskRow): void {
    const { store } = this;
    const isLookedAt = store.openId.peek() === row.id && document.hasFocus() && document.visibilityState === "visible";
    if (isLookedAt) return;
    if (store.settings.sound.peek()) this.#sound.play();
    if (store.settings.notices.peek() && !document.hasFocus()) this.#notify(row);
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

  #notify(row: DeskRow): void {
    if (typeof Notification !== "function" || Notification.permission !== "granted") return;
    const notice = new Notification(row.client.name, { body: row.last?.text ?? "", tag: row.id, silent: true });
    notice.onclick = () => {
      focus();
      this.show(row.id);
      notice.close();
    };
  }
}
