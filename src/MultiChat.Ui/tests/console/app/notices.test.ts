import { beforeEach, describe, expect, test, vi } from "vitest";
import { Notices, type News } from "../../../console/app/notices.js";
import { Tabs } from "../../../console/app/tabs.js";
import { settled } from "../../shared/manual-clock.js";
import { fakeDesk } from "../desk/model/fake-desk.js";
import { FakeLocks } from "./fake-locks.js";
import { dialogId } from "../desk/model/things.js";

/** What the browser was told to do. */
let notes: { at: number; frequency: number }[];
let shown: FakeNotification[];
let answer: NotificationPermission;
let page: EventTarget & { title: string; visibilityState: string; hasFocus(): boolean; documentElement: { lang: string } };
let isFocused: boolean;
let audio: FakeAudio | null;
let silenced: number;
/** Pages where another pane stands over the thread. */
let covered: Set<object>;

class FakeNotification {
  static permission: NotificationPermission = "default";
  static requestPermission = async () => (FakeNotification.permission = answer);
  onclick: (() => void) | null = null;
  isClosed = false;
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    shown.push(this);
  }
  close() {
    this.isClosed = true;
  }
}

class FakeAudio {
  state = "suspended";
  onstatechange: (() => void) | null = null;
  constructor() {
    audio = this;
  }
  currentTime = 10;
  destination = {};
  resume = async () => void (this.state = "running");
  createGain = () => ({ gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} });
  createOscillator = () => {
    const frequency = { value: 0 };
    return { frequency, connect: (to: object) => to, start: (at: number) => notes.push({ at, frequency: frequency.value }), stop() {}, disconnect: () => silenced++ };
  };
}

beforeEach(() => {
  notes = [];
  shown = [];
  answer = "granted";
  isFocused = false;
  silenced = 0;
  covered = new Set();
  audio = null;
  FakeNotification.permission = "default";
  const target = Object.assign(new EventTarget(), { title: "", visibilityState: "visible", hasFocus: () => isFocused, documentElement: { lang: "" } });
  page = target;
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("focus", () => (isFocused = true));
  vi.stubGlobal("Notification", FakeNotification);
  vi.stubGlobal("AudioContext", FakeAudio);
  return () => vi.unstubAllGlobals();
});

function scene(locks?: LockManager) {
  const { store, clock } = fakeDesk();
  const opened: string[] = [];
  const isLookedAt = () => isFocused && page.visibilityState === "visible" && !covered.has(store);
  const notices = new Notices(store.app, new Tabs(clock, () => "anna", locks));
  notices.begin({
    count: () => store.unreadOf("mine"),
    lookedAt: () => {
      const open = store.openId.value;
      void store.isCardCalled.value;
      return isLookedAt() ? open : null;
    },
    show: dialog => opened.push(dialog),
  });
  return { store, clock, notices, opened, gesture: () => page.dispatchEvent(new Event("pointerdown")) };
}

/** Two tabs of one browser; which has the focus is for each to say. */
function twoTabs() {
  const locks = new FakeLocks();
  return [scene(locks), scene(locks)] as const;
}

const news: News = { dialog: dialogId, version: 1, title: "Весёлый Енот", text: "Есть кто?" };

describe("the title", () => {
  test("counts the dialogs of Mine that wait to be read, while somebody is signed in", () => {
    const { store } = scene();
    expect(page.title).toBe("MultiChat");
    store.counts.value = { mine: 2, common: 5, archive: 0 };
    expect(page.title).toBe("MultiChat");
    store.app.session.value = { name: "Анна", projects: [] };
    expect(page.title).toBe("(2) MultiChat");
    store.counts.value = { mine: 0, common: 5, archive: 0 };
    expect(page.title).toBe("MultiChat");
  });

  test("says which page it is of, behind the number", () => {
    const { store } = scene();
    store.app.session.value = { name: "Анна", projects: [] };
    store.app.heading.value = "Мои · Лавка";
    expect(page.title).toBe("Мои · Лавка · MultiChat");
    store.counts.value = { mine: 2, common: 5, archive: 0 };
    expect(page.title).toBe("(2) Мои · Лавка · MultiChat");
  });

});

describe("the sound", () => {
  test("is two notes, the second higher and a little later, once a gesture has allowed it", () => {
    const { notices, gesture } = scene();
    notices.tell(news);
    expect(notes).toEqual([]);
    gesture();
    notices.tell(news);
    expect(notes).toEqual([
      { at: 10, frequency: 740 },
      { at: 10.11, frequency: 988 },
    ]);
  });

  test("is not made for the dialog that is looked at, and is made where the page has no focus", async () => {
    const { store, notices, gesture } = scene();
    gesture();
    await settled();
    store.openId.value = dialogId;
    isFocused = true;
    notices.tell(news);
    expect(notes).toEqual([]);
    isFocused = false;
    notices.tell(news);
    expect(notes).toHaveLength(2);
  });

  test("is made for an open dialog that another pane covers, in all tabs", async () => {
    const [one, other] = twoTabs();
    one.gesture();
    other.gesture();
    await settled();
    isFocused = true;
    one.store.openId.value = dialogId;
    other.store.openId.value = dialogId;
    covered.add(one.store).add(other.store);
    one.store.isCardCalled.value = true;
    one.notices.tell(news);
    other.notices.tell(news);
    await settled();
    expect(notes).toHaveLength(2);
    covered.delete(one.store);
    one.store.isCardCalled.value = false;
    notes = [];
    one.notices.tell({ ...news, version: 2 });
    await settled();
    expect(notes).toEqual([]);
  });

  test("is made once for all that comes at once", async () => {
    const { notices, clock, gesture } = scene();
    gesture();
    notices.tellAll([1, 2, 3].map(version => ({ ...news, dialog: `d${version}`, version })));
    notices.tell({ ...news, dialog: "d4", version: 4 });
    expect(notes).toHaveLength(2);
    await clock.advance(2_000);
    notices.tell({ ...news, dialog: "d5", version: 5 });
    expect(notes).toHaveLength(4);
  });

  test("does not wait in a page that was put to sleep", () => {
    const { notices, gesture } = scene();
    gesture();
    notices.tell(news);
    expect(silenced).toBe(0);
    audio!.state = "suspended";
    audio!.onstatechange?.();
    expect(silenced).toBe(2);
    notices.tell({ ...news, version: 9 });
    expect(notes).toHaveLength(2);
  });

  test("is made by one of two tabs", async () => {
    const [one, other] = twoTabs();
    one.gesture();
    other.gesture();
    one.notices.tell(news);
    other.notices.tell(news);
    await settled();
    expect(notes).toHaveLength(2);
  });

  test("is made by no tab where one of them looks at the dialog", async () => {
    const [one, other] = twoTabs();
    one.gesture();
    isFocused = true;
    one.store.openId.value = dialogId;
    one.store.app.attention.value++;
    await settled();
    isFocused = false;
    other.notices.tell(news);
    await settled();
    expect(notes).toEqual([]);
    one.store.app.attention.value++;
    await settled();
    other.notices.tell({ ...news, version: 2 });
    await settled();
    expect(notes).toHaveLength(2);
  });

  test("is made where the browser refuses to tell of other tabs", async () => {
    const refusing = { request: () => Promise.reject(new Error("SecurityError")), query: () => Promise.reject(new Error("SecurityError")) };
    const { notices, gesture } = scene(refusing as unknown as LockManager);
    gesture();
    notices.tell(news);
    await settled();
    expect(notes).toHaveLength(2);
  });

  test("can be switched off", () => {
    const { store, notices, gesture } = scene();
    gesture();
    store.app.settings.sound.value = false;
    notices.tell(news);
    expect(notes).toEqual([]);
  });
});

describe("the desktop notice", () => {
  test("is asked for only when somebody wants it, and stays off if the browser says no", async () => {
    const { store, notices } = scene();
    notices.tell(news);
    expect([FakeNotification.permission, shown]).toEqual(["default", []]);
    answer = "denied";
    await notices.ask();
    expect([store.app.settings.notices.value, notices.areBlocked]).toEqual([false, true]);
  });

  test("says who wrote what, opens the dialog by a click and goes", async () => {
    const { notices, opened } = scene();
    await notices.ask();
    notices.tell(news);
    expect(shown.map(({ title, options }) => [title, options.body, options.tag])).toEqual([["Весёлый Енот", "Есть кто?", dialogId]]);
    shown[0]!.onclick!();
    expect([opened, isFocused, shown[0]!.isClosed]).toEqual([[dialogId], true, true]);
  });

  test("is not shown over the page itself", async () => {
    const { notices } = scene();
    await notices.ask();
    isFocused = true;
    notices.tell(news);
    expect(shown).toEqual([]);
  });

  // Chrome on Android has the class, and its constructor throws.
  test("that cannot be made stops nothing, and the switch says so", async () => {
    vi.stubGlobal("Notification", class extends FakeNotification {
      constructor(title: string, options: NotificationOptions) {
        super(title, options);
        throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
      }
    });
    const { notices, gesture } = scene();
    await notices.ask();
    gesture();
    notices.tell(news);
    await settled();
    expect([notes.length, notices.areImpossible.value]).toEqual([2, true]);
  });

  test("that only the page's worker can make is made by it, and leads to the dialog", async () => {
    vi.stubGlobal("Notification", class extends FakeNotification {
      constructor(title: string, options: NotificationOptions) {
        super(title, options);
        throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
      }
    });
    const made: unknown[] = [];
    let message = (_: { data: unknown }) => {};
    const registration = { showNotification: async (title: string, { data, tag }: { data: unknown; tag: string }) => void made.push([title, tag, data]) };
    const serviceWorker = { register: async () => registration, addEventListener: (_: string, heard: typeof message) => (message = heard) };
    vi.stubGlobal("navigator", { serviceWorker });
    const { store, notices } = scene();
    await store.app.worker.begin();
    await notices.ask();
    notices.tell(news);
    await settled();
    expect(made).toEqual([["Весёлый Енот", dialogId, { place: `/d/${dialogId}`, project: "main" }]]);
    expect(notices.areImpossible.value).toBe(false);
    message({ data: { place: `/d/${dialogId}` } });
    expect(store.app.places.now.value.place.address).toBe(`/d/${dialogId}`);
  });

  test("is shown by one of two tabs, for each of three dialogs and no more", async () => {
    const [one, other] = twoTabs();
    FakeNotification.permission = "granted";
    const many = [1, 2, 3, 4].map(version => ({ ...news, dialog: `d${version}`, version }));
    for (const tab of [one, other]) {
      tab.store.app.settings.notices.value = true;
      tab.notices.tellAll(many);
    }
    await settled();
    expect(shown.map(({ options }) => options.tag)).toEqual(["d2", "d3", "d4"]);
  });

  test("cannot be had where the browser has none", async () => {
    vi.stubGlobal("Notification", undefined);
    const { store, notices } = scene();
    await notices.ask();
    notices.tell(news);
    expect([notices.areBlocked, store.app.settings.notices.value]).toEqual([true, false]);
  });
});
