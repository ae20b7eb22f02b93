import { render } from "preact";
import { browserClock } from "../../shared/clock.js";
import { guarded } from "../../shared/guarded.js";
import { codeOf } from "../../shared/hub.js";
import { later } from "../../shared/later.js";
import { localKeep, tabKeep } from "../../shared/storage.js";
import type { Table } from "../../shared/text.js";
import { timeFormat } from "../../shared/time.js";
import type { VisitorMessage } from "../../shared/wire/visitor.js";
import { port, type Panel, type Shell } from "../port.js";
import type { Talk, TalkChunk } from "../talk/talk.js";
import { Asking, type Place } from "./asking.js";
import { clean } from "./clean.js";
import { Draft } from "./draft.js";
import { Frame } from "./frame.js";
import { WhoIsWho } from "./identity.js";
import { Launcher } from "./launcher.js";
import { outdated } from "./outdated.js";
import sheetText from "./panel.css";
import launcherSheet from "./launcher-more.css";
import { Chat, type ChatActions, type ChatModel } from "./parts/chat.js";
import { rowsOf } from "./rows.js";
import { adopt } from "./sheets.js";
import { TabFlags } from "./tab-flags.js";
import { panelTexts } from "./texts.js";
import { Visit } from "./visit.js";

// Its address beside the panel's own script, known since the build.
declare const TALK: string;

const loadTalk = later<TalkChunk>(TALK);

/** The host's wording, and the page's own over it. */
function words({ hello, language, element }: Shell) {
  let own: Table = {};
  try {
    own = JSON.parse(element.getAttribute("texts") ?? "{}") as Table;
  } catch {
    console.warn("MultiChat: texts is no JSON.");
  }
  // The host says "en" to "en-GB", which knows better how to write a date.
  const spoken = hello?.language && !language.startsWith(hello.language) ? hello.language : language;
  return panelTexts(spoken, { ...hello?.texts, ...own });
}

/** Puts the panel beside the launcher, in a shadow root of its own so that their styles do not mix. */
export function start(shell: Shell): Panel {
  const { hub, address, language, launcher: button } = shell;
  const key = `multichat:${address}`;
  const owed = `${key}:forget`;
  // Some loaders had the launcher in the shadow root itself.
  const host = button.parentNode!.appendChild(document.createElement("section"));
  const root = host.attachShadow({ mode: "open" });
  adopt(root, sheetText);
  if (shell.port !== port) return outdated(shell, root, () => words(shell));
  const dialog = root.appendChild(document.createElement("dialog"));
  dialog.setAttribute("aria-labelledby", "title");
  dialog.tabIndex = -1;
  // It speaks the page's language by itself; only what people wrote is the translator's.
  dialog.translate = false;
  dialog.className = "panel";

  const launcher = new Launcher(button);
  const who = new WhoIsWho(address, shell.element.getAttribute("keep") === "storage" ? localKeep : undefined, `${key}:token`, localKeep, owed);
  const remembered = new TabFlags(tabKeep, key);
  const frame = new Frame(dialog, shell);
  const draft = new Draft(tabKeep, `${key}:draft`);
  let { t, locale, wording } = words(shell);
  let format = timeFormat(locale);
  let notice: ChatModel["notice"];
  let isEmojiOpen = false;
  let unread = 0;
  let isDrawing = false;
  let placeShown: Place | undefined;
  let talk: Talk | undefined;
  let fallback: Awaited<Shell["fallback"]>;
  /** How often the chat was put into a page: what it loses by that is given back. */
  let showings = 0;
  let drawnAt = 0;

  // Out of the page, the element's events reach nobody.
  const tell = (name: string, detail: object = {}) =>
    shell.element.isConnected ? shell.tell(name, detail) : dispatchEvent(new CustomEvent(`multichat:${name}`, { detail }));

  const visit = new Visit({
    hub,
    clock: browserClock,
    local: localKeep,
    tab: tabKeep,
    key,
    who,
    isShown: () => shell.element.isConnected,
    isLookedAt: () => frame.isOpen && !document.hidden && document.hasFocus(),
    isOnScreen(message) {
      const row = dialog.querySelector(`[data-message-id="${message}"]`)?.getBoundingClientRect();
      const log = dialog.querySelector(".log")!.getBoundingClientRect();
      return !!row && row.bottom <= log.bottom + 1 && row.bottom > log.top && (row.top >= log.top - 1 || row.height > log.height);
    },
    changed: () => draw(),
    arrived: ({ id, from, name, text, at }: VisitorMessage) => tell("message", { id, from, name, text, at }),
    rejected(message, why) {
      draft.giveBack(message.text);
      if (why.consent !== undefined && shell.hello) shell.hello.consent = why.consent;
      if (message.request || why.code === "nobody_available") asking.returned({ ...message, why });
      else notice = why.code;
      draw();
    },
    forgotten() {
      asking.forget();
      close();
    },
  });

  const asking = new Asking({
    root,
    keep: tabKeep,
    key,
    draft,
    send({ text, ...request }) {
      notice = undefined;
      visit.send(text, request);
    },
    moved() {
      const { hasFocus } = frame;
      drawNow();
      if (hasFocus) focus();
    },
    changed: draw,
  });

  const actions: ChatActions = {
    close,
    field: { current: null },
    loadRequest: asking.load,
    wholes: new Set(),
    photos: new URL("../../photos/", address).href,
    redraw: draw,
    scrolled: () => visit.look(),
    showEarlier: () => void visit.showEarlier(),
    deliveryOf: row => visit.deliveryOf(row),
    typed(text) {
      draft.set(text);
      asking.uses("chat");
      notice = undefined;
      draw();
    },
    send() {
      if (!clean(draft.text)) return;
      visit.send(clean(draft.text));
      draft.set("");
      asking.uses(undefined);
      notice = undefined;
      draw();
    },
    toggleEmoji(isOpen = !isEmojiOpen) {
      isEmojiOpen = isOpen;
      draw();
    },
    resend(id) {
      visit.resend(id);
      focus();
    },
    remove(id, text) {
      const request = visit.takeBack(id);
      // With its contact it is in the form again.
      if (request) {
        draft.giveBack(text);
        asking.returned({ request });
      } else focus();
      // Where the page may not write the clipboard, the text goes to the field instead of away.
      const copy = navigator.clipboard?.writeText(text) ?? Promise.reject();
      copy.then(
        () => (notice = "copied"),
        () => request || draft.giveBack(text),
      ).then(draw);
    },
  };

  function draw() {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(() => {
      isDrawing = false;
      drawNow();
    });
  }

  function drawNow() {
    const { view, available, mayOnlyAsk } = visit;
    const { hello } = shell;
    const rows = rowsOf(view?.items ?? [], visit.echoes, visit.pending, format, visit.time.now());
    // Before it is known whether there is a chat to go on with, there is nothing to type into.
    const place = view || available !== false ? asking.placeOf(mayOnlyAsk, rows.length > 0) : "talk";
    const { hasFocus } = frame;
    const model: ChatModel = {
      t,
      locale,
      wording,
      format,
      now: (drawnAt = visit.time.now()),
      language,
      isRtl: /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/.test(locale),
      isOpen: frame.isOpen,
      isJoined: visit.isJoined,
      isForgotten: who.isForgotten,
      isStray: !visit.isJoined && fallback?.hasStrayed() === true,
      showings,
      isLoaded: view !== undefined,
      available,
      dialog: view?.state,
      place,
      mayOnlyAsk,
      hasForm: asking.isLoaded,
      rows,
      more: view?.more ?? false,
      seen: visit.memory.seen,
      draft: draft.text,
      hello,
      textLength: hello?.textLength ?? 8_000,
      notice,
      isEmojiOpen: isEmojiOpen && place === "chat",
    };
    dialog.lang = locale;
    dialog.dataset["joined"] = String(visit.isJoined);
    // What the team chose, where the loader has found it to be a colour.
    host.style.setProperty("--look", button.parentElement!.style.color);
    render(<Chat model={model} actions={actions} />, dialog);
    asking.show(model, visit.visitor);
    // Nothing says that it failed: it is fetched again with the next drawing.
    if (view?.state && visit.isJoined) loadTalk().then(chunk => (talk ??= chunk.talkOf({ dialog, hub })).show(model), () => {});
    // What had the focus is gone with its place.
    if (hasFocus && place !== placeShown && (root.activeElement ?? dialog) === dialog) focus();
    placeShown = place;
    launcher.show(!!hello || visit.hasDialog, frame.isOpen, visit.unread, t);
    if (visit.unread !== unread) tell("unread", { count: (unread = visit.unread) });
    visit.look();
  }

  /** For the next page of this tab, once the visitor has something to do with the chat. */
  function remember() {
    void shell.fallback?.then(
      chunk => {
        fallback = chunk;
        if (frame.isOpen || visit.hasDialog) remembered.set("polls", chunk.isPolling());
      },
      () => {},
    );
  }

  // The button that was clicked is gone with what it did.
  function focus() {
    frame.focus(actions.field.current ?? asking.next ?? null);
  }

  function opened() {
    visit.begin();
    shell.element.isOpen = true;
    remembered.set("open", true);
    remember();
    drawNow();
    tell("open");
  }

  function open() {
    const { isOpen } = frame;
    frame.open();
    focus();
    hub.retry();
    if (!isOpen) opened();
  }

  function close() {
    if (!frame.isOpen) return;
    const { hasFocus } = frame;
    isEmojiOpen = false;
    frame.hide();
    shell.element.isOpen = false;
    remembered.set("open", false);
    asking.rest();
    drawNow();
    if (hasFocus) frame.giveFocusBack();
    tell("close");
  }

  function shown(life: AbortSignal) {
    const options = { signal: life };
    frame.shown(life);
    for (const name of ["focus", "online", "offline"]) addEventListener(name, draw, options);
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      hub.retry();
      draw();
    }, options);
    addEventListener("storage", event => {
      if (event.key === owed && event.newValue) void reset(false);
      else if (event.key === key && visit.memory.heard(event.newValue)) draw();
    }, options);
    // "Today" is over at midnight, whether or not anything happens.
    const looks = setInterval(() => {
      remember();
      if (!visit.isJoined || !format.sameDay(drawnAt, visit.time.now())) draw();
    }, 10_000);
    life.addEventListener("abort", () => clearInterval(looks));
  }

  dialog.oncancel = event => {
    event.preventDefault();
    close();
  };
  dialog.onclose = draw;

  let listening: AbortSignal | undefined;
  /** @param isHere False where another tab did it. */
  const reset = (isHere?: boolean) => {
    draft.set("");
    return visit.reset(isHere);
  };
  const send = (text: unknown) => {
    const cleaned = clean(typeof text === "string" ? text : "");
    if (!cleaned) throw { code: "invalid_field" };
    visit.send(cleaned);
  };
  const calls: Record<string, (value: unknown) => unknown> = { open, close, reset: () => reset(), send };

  const panel: Panel = {
    open,
    async call(name, value) {
      try {
        const code = !calls[name] ? "not_supported" : !shell.element.isConnected && "removed";
        if (code) throw { code };
        await calls[name]!(value);
      } catch (why) {
        tell("error", { call: name, code: codeOf(why) });
        throw why;
      }
    },
    shown(life) {
      adopt(shell.element.shadowRoot!, launcherSheet);
      shell.element.isOpen = frame.isOpen;
      if (life !== listening) shown((listening = life));
      frame.standAgain();
      showings++;
      visit.shown();
      draw();
    },
    captured: () => frame.captured(),
    greeted(hello) {
      ({ t, locale, wording } = words(shell));
      format = timeFormat(locale);
      remember();
      visit.greeted(hello);
      // What the host could not be told before.
      who.forgetOwed().catch(() => {});
    },
    lost: () => visit.lost(),
    pushed(name, content) {
      // One push that cannot be shown must not take those behind it along.
      guarded(() => (talk?.pushed(name, content), visit.pushed(name, content)));
    },
    leaving: () => visit.leave(),
  };
  if (shell.hello && hub.isOpen) panel.greeted(shell.hello);
  if (remembered.has("open") && !frame.isPhone) {
    frame.reopen();
    opened();
  }
  drawNow();
  return panel;
}
