import { beforeEach, describe, expect, test, vi } from "vitest";
import { Notices } from "../../console/notices.js";
import { fakeDesk } from "./fake-desk.js";
import { dialogId, row } from "./things.js";

/** What the browser was told to do. */
let notes: { at: number; frequency: number }[];
let shown: FakeNotification[];
let answer: NotificationPermission;
let page: EventTarget & { title: string; visibilityState: string; hasFocus(): boolean; documentElement: { lang: string } };
let isFocused: boolean;

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
  currentTime = 10;
  destination = {};
  resume = async () => void (this.state = "running");
  createGain = () => ({ gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} });
  createOscillator = () => {
    const frequency = { value: 0 };
    return { frequency, connect: (to: object) => to, start: (at: number) => notes.push({ at, frequency: frequency.value }), stop() {} };
  };
}

beforeEach(() => {
  notes = [];
  shown = [];
  answer = "granted";
  isFocused = false;
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

function scene() {
  const { store } = fakeDesk();
  const opened: string[] = [];
  const notices = new Notices(store, dialog => opened.push(dialog));
  notices.start();
  return { store, notices, opened, gesture: () => page.dispatchEvent(new Event("pointerdown")) };
}

const news = row({ unread: 1, last: { text: "Есть кто?", at: row().at, from: "client" } });

describe("the title", () => {
  test("counts the dialogs of Mine that wait to be read, while somebody is signed in", () => {
    const { store } = scene();
    expect(page.title).toBe("MultiChat");
    store.counts.value = { mine: 2, common: 5, archive: 0 };
    expect(page.title).toBe("MultiChat");
    store.session.value = { name: "Анна", projects: [] };
    expect(page.title).toBe("(2) MultiChat");
    store.counts.value = { mine: 0, common: 5, archive: 0 };
    expect(page.title).toBe("MultiChat");
  });

  test("goes with the language of the page", () => {
    const { store } = scene();
    store.settings.language.value = "ru";
    expect(page.documentElement.lang).toBe("ru");
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

  test("is not made for the dialog that is looked at, and is made where the page has no focus", () => {
    const { store, notices, gesture } = scene();
    gesture();
    store.openId.value = dialogId;
    isFocused = true;
    notices.tell(news);
    expect(notes).toEqual([]);
    isFocused = false;
    notices.tell(news);
    expect(notes).toHaveLength(2);
  });

  test("can be switched off", () => {
    const { store, notices, gesture } = scene();
    gesture();
    store.settings.sound.value = false;
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
    expect([store.settings.notices.value, notices.areBlocked]).toEqual([false, true]);
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

  test("cannot be had where the browser has none", async () => {
    vi.stubGlobal("Notification", undefined);
    const { store, notices } = scene();
    await notices.ask();
    notices.tell(news);
    expect([notices.areBlocked, store.settings.notices.value]).toEqual([true, false]);
  });
});
